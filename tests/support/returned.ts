/** Reports as mail servers write them: a delivery status, and a complaint. */
const crlf = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');

export type Bounce = {
  to: string;
  status: string;
  diagnostic?: string;
  action?: string;
  /** The headers of the letter that comes back. */
  original: string;
};

export function bounceReport({ to, status, diagnostic, action = 'failed', original }: Bounce) {
  return crlf(`Return-Path: <>
From: Mail Delivery System <mailer-daemon@mx.example.net>
To: ${to}
Subject: Undelivered mail returned to sender
Date: Thu, 01 Jan 2026 12:05:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain; charset=utf-8

Your letter could not be delivered.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Thu, 01 Jan 2026 12:04:00 +0000

Final-Recipient: rfc822; somebody@example.org
Action: ${action}
Status: ${status}
${diagnostic ? `Diagnostic-Code: smtp;\n  ${diagnostic}\n` : ''}
--part
Content-Type: text/rfc822-headers

${original}

--part--
`);
}

export function complaintReport({ original, type = 'abuse' }: { original: string; type?: string }) {
  return crlf(`From: <feedback@isp.example.net>
To: complaints@news.example
Subject: FW: a letter
Date: Thu, 01 Jan 2026 12:05:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part"

--part
Content-Type: text/plain; charset="us-ascii"

This is a complaint about a letter.

--part
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1

--part
Content-Type: message/rfc822
Content-Disposition: inline

${original}

Good morning.

--part--
`);
}

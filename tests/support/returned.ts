/** Letters that were sent, and reports of them as mail servers write them. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createSender } from '#issues/index.ts';
import { database } from '#lib/database.ts';
import { env, parseEnv, setEnv } from '#lib/env.ts';
import { makeReaders, pressSend, writeIssue } from './audience.ts';
import { useDatabase } from './database.ts';
import { makePublication } from './publication.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';
import { makeActor } from './staff.ts';

/** For tests of what comes back: a mail server, a way to send, and what was noted of it. */
export function useReturnedMail(at: Date) {
  const { dataFolder } = useDatabase();
  let smtp: TestSmtp;
  beforeAll(async () => {
    smtp = await startSmtp();
  });
  afterAll(() => smtp.stop());

  const settings = (more: Record<string, string>) => {
    const parsed = parseEnv({
      DATA_DIR: dataFolder(),
      SITE_URL: 'https://news.example',
      SECRET_KEY: env().SECRET_KEY,
      ...more,
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    setEnv(parsed.env);
  };
  beforeEach(async () => {
    settings({ BOUNCE_ADDRESS: 'bounces+*@news.example' });
    await makePublication();
  });

  /** Sends an issue to so many people; what the mail server got, in the order of the deliveries. */
  async function send(recipients: number) {
    await makeReaders(recipients);
    const actor = await makeActor('editor');
    const issue = await writeIssue(actor, { at });
    await pressSend(actor, issue, { recipients, at, sendKey: `press ${issue.id}` });
    const engine = createSender({
      smtpUrl: smtp.url,
      connections: 2,
      limits: { perDomain: 10 },
      folder: dataFolder(),
      clock: () => at,
    });
    smtp.taken.splice(0);
    await engine.sendDue();
    const rows = await database().delivery.findMany({
      where: { issueId: issue.id },
      orderBy: { email: 'asc' },
    });
    return rows.map(({ id, email }) => {
      const taken = smtp.taken.find(({ to }) => to === email);
      const headers = taken?.source.split('\r\n\r\n')[0] ?? '';
      return { id, email, from: taken?.from ?? '', headers };
    });
  }

  async function deliveries() {
    const rows = await database().delivery.findMany({ orderBy: { id: 'asc' } });
    return rows.map(({ email, bounceKind, complainedAt }) => ({
      email,
      bounceKind,
      hasComplained: complainedAt !== null,
    }));
  }
  const suppressed = () =>
    database().suppression.findMany({ select: { email: true, reason: true } });

  return { settings, send, deliveries, suppressed };
}

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

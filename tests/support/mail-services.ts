/** What mail services send when a letter came back, signed as each of them signs. */
import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { signedText } from '../../src/returned-mail/told-by/sns.ts';
import { makeCertificate } from './certificate.ts';

/** A body and what stands at its head. */
export type Sent = { body: string; headers: Record<string, string> };

const json = (body: object, headers: Record<string, string> = {}): Sent => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

const login = 'postmark:a long password';
const mailgunKey = 'a key of mailgun';

export const postmark = {
  login,
  says(told: object, given = login): Sent {
    return json(told, { authorization: `Basic ${Buffer.from(given).toString('base64')}` });
  },
};

export const mailgun = {
  key: mailgunKey,
  says(event: object, { at = new Date(), key = mailgunKey } = {}): Sent {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const token = randomBytes(25).toString('hex');
    const signature = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex');
    return json({ signature: { timestamp, token, signature }, 'event-data': event });
  },
  /** A letter that came back for good. */
  failed: (messageId: string) => ({
    event: 'failed',
    severity: 'permanent',
    message: { headers: { 'message-id': messageId.replace(/[<>]/g, '') } },
    'delivery-status': { message: '550 5.1.1 no' },
  }),
};

export function makeSendGrid() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    key: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    says(events: object[]): Sent {
      const body = JSON.stringify(events);
      const timestamp = '1767268800';
      const signature = signed('sha256', `${timestamp}${body}`, privateKey);
      return {
        body,
        headers: {
          'content-type': 'application/json',
          'x-twilio-email-event-webhook-timestamp': timestamp,
          'x-twilio-email-event-webhook-signature': signature,
        },
      };
    },
  };
}

/** Amazon SES, through a topic of SNS; `certificate` is what stands at the address it names. */
export function makeSes() {
  const topic = 'arn:aws:sns:eu-west-1:123456789012:returned';
  const certificate = makeCertificate('sns.amazonaws.com');
  return {
    topic,
    certificate: certificate.cert,
    says(told: object, more: Record<string, string> = {}): Sent {
      const unsigned = {
        Type: 'Notification',
        MessageId: 'a',
        TopicArn: topic,
        Message: JSON.stringify(told),
        Timestamp: new Date().toISOString(),
        SignatureVersion: '2' as const,
        SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
        ...more,
      };
      const way = unsigned.SignatureVersion === '2' ? 'sha256' : 'sha1';
      const Signature = signed(way, signedText(unsigned), certificate.privateKey);
      // SNS says that it sends text.
      return json({ ...unsigned, Signature }, { 'content-type': 'text/plain; charset=UTF-8' });
    },
    complaint: (email: string, token: string) => ({
      notificationType: 'Complaint',
      complaint: { complainedRecipients: [{ emailAddress: email }] },
      mail: { headers: [{ name: 'X-Standfirst-Delivery', value: token }] },
    }),
  };
}

function signed(way: string, text: string, key: KeyObject): string {
  return createSign(way).update(text).sign(key, 'base64');
}

import { describe, expect, test, vi } from 'vitest';
import { hasDatabase } from '../../../tests/support/database.ts';
import {
  mailgun,
  makeSendGrid,
  makeSes,
  postmark,
  type Sent,
} from '../../../tests/support/mail-services.ts';
import { useReturnedMail } from '../../../tests/support/returned.ts';
import { deliveryToken, hearService } from '../index.ts';

const at = new Date('2026-01-01T12:00:00Z');

const amazon = vi.hoisted(() => ({ answer: (_: string): string => '' }));
vi.mock('#lib/safe-fetch.ts', () => ({
  safeFetch: async (url: string) => ({
    kind: 'answered',
    status: 200,
    url,
    text: amazon.answer(url),
  }),
}));

describe.runIf(hasDatabase)('told by a mail service', () => {
  const { settings, send, deliveries, suppressed } = useReturnedMail(at);
  const tell = (service: string, { body, headers }: Sent) =>
    hearService(service, {
      body: Buffer.from(body),
      header: (name) => headers[name] ?? '',
      at,
    });
  const messageId = (headers: string) => /^Message-ID:\s+(\S+)/im.exec(headers)?.[1] ?? '';

  test('a service that is not set up, or does not exist, is not heard', async () => {
    for (const name of ['ses', 'postmark', 'mailgun', 'sendgrid', 'toString', 'other']) {
      expect(await tell(name, { body: '{}', headers: {} })).toEqual({ kind: 'not-set-up' });
    }
  });

  test('Postmark, by the password in the address of the webhook', async () => {
    settings({ POSTMARK_WEBHOOK_LOGIN: postmark.login });
    const [one, two] = await send(3);
    const metadata = /^X-PM-Metadata-delivery:\s+(\S+)/im.exec(one?.headers ?? '')?.[1];
    expect(metadata).toBe(deliveryToken(one?.id ?? 0));
    const bounce = {
      RecordType: 'Bounce',
      Type: 'HardBounce',
      Email: one?.email,
      Metadata: { delivery: metadata },
    };
    const right = postmark.says(bounce);
    expect(await tell('postmark', { ...right, headers: {} })).toEqual({ kind: 'forged' });
    const wrong = postmark.says(bounce, postmark.login.replace(/.$/, 'e'));
    expect(await tell('postmark', wrong)).toEqual({ kind: 'forged' });
    expect(await tell('postmark', { ...right, body: 'no json' })).toEqual({ kind: 'malformed' });
    for (const _ of [1, 2]) {
      expect(await tell('postmark', right)).toEqual({ kind: 'heard', noted: 1 });
    }
    const complaint = { RecordType: 'SpamComplaint', Email: two?.email };
    await tell('postmark', postmark.says(complaint));
    const away = { RecordType: 'Bounce', Type: 'AutoResponder', Email: 'reader-3@example.org' };
    expect(await tell('postmark', postmark.says(away))).toEqual({ kind: 'heard', noted: 0 });
    expect(await suppressed()).toEqual([
      { email: 'reader-1@example.org', reason: 'bounced' },
      { email: 'reader-2@example.org', reason: 'complained' },
    ]);
  });

  test('Mailgun, by its HMAC and our own token', async () => {
    settings({ MAILGUN_SIGNING_KEY: mailgun.key });
    const [one, two] = await send(2);
    const event = mailgun.failed(messageId(one?.headers ?? ''));
    const forged = mailgun.says(event, { at, key: 'another key here' });
    expect(await tell('mailgun', forged)).toEqual({ kind: 'forged' });
    const old = mailgun.says(event, { at: new Date(at.getTime() - 90_000_000) });
    expect(await tell('mailgun', old)).toEqual({ kind: 'forged' });
    const right = mailgun.says(event, { at });
    expect(await tell('mailgun', right)).toEqual({ kind: 'heard', noted: 1 });
    // A copied signature around something made up.
    const madeUp = mailgun.failed(`issue-1.${two?.id}-abc@news.example`);
    const body = JSON.stringify({ ...JSON.parse(right.body), 'event-data': madeUp });
    expect(await tell('mailgun', { ...right, body })).toEqual({ kind: 'heard', noted: 0 });
    expect(await suppressed()).toEqual([{ email: 'reader-1@example.org', reason: 'bounced' }]);
  });

  test('SendGrid, by a signature over the very bytes', async () => {
    const sendgrid = makeSendGrid();
    settings({ SENDGRID_VERIFICATION_KEY: sendgrid.key });
    const [one, two, three] = await send(3);
    const right = sendgrid.says([
      {
        event: 'bounce',
        type: 'bounce',
        email: one?.email,
        'smtp-id': messageId(one?.headers ?? ''),
        status: '5.1.1',
      },
      { event: 'spamreport', email: two?.email },
      { event: 'bounce', type: 'blocked', email: three?.email, status: '5.7.1' },
      { event: 'delivered', email: three?.email },
    ]);
    expect(await tell('sendgrid', { ...right, headers: {} })).toEqual({ kind: 'forged' });
    expect(await tell('sendgrid', { ...right, body: `${right.body} ` })).toEqual({
      kind: 'forged',
    });
    expect(await tell('sendgrid', right)).toEqual({ kind: 'heard', noted: 3 });
    expect(await deliveries()).toMatchObject([
      { bounceKind: 'hard' },
      { hasComplained: true },
      { bounceKind: 'soft' },
    ]);
  });

  test('SES, by a certificate of Amazon’s and the topic that is set', async () => {
    const ses = makeSes();
    settings({ SES_TOPIC_ARN: ses.topic });
    const asked: string[] = [];
    // The way out ends here: what is asked of Amazon, and nothing else, is answered by the test.
    amazon.answer = (address) => {
      asked.push(address);
      return address.endsWith('.pem') ? ses.certificate : '<ok/>';
    };
    const [one, two] = await send(2);
    const header = { name: 'X-Standfirst-Delivery', value: deliveryToken(one?.id ?? 0) };
    const bounce = {
      notificationType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'reader-1@example.org', diagnosticCode: 'gone' }],
      },
      mail: { headers: [header] },
    };
    for (const address of [
      'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem',
      'https://evil.example/sns.eu-west-1.amazonaws.com/a.pem',
      'http://sns.eu-west-1.amazonaws.com/a.pem',
      'https://user@sns.eu-west-1.amazonaws.com/a.pem',
      'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
    ]) {
      const told = ses.says(bounce, { SigningCertURL: address });
      expect(await tell('ses', told)).toEqual({ kind: 'forged' });
    }
    expect(asked).toEqual([]);
    const elsewhere = ses.says(bounce, { TopicArn: `${ses.topic}2` });
    expect(await tell('ses', elsewhere)).toEqual({ kind: 'forged' });
    const right = ses.says(bounce);
    const changed = { ...right, body: right.body.replace('gone', 'Gone') };
    expect(await tell('ses', changed)).toEqual({ kind: 'forged' });
    for (const _ of [1, 2]) {
      expect(await tell('ses', right)).toEqual({ kind: 'heard', noted: 1 });
    }
    const complaint = {
      eventType: 'Complaint',
      complaint: { complainedRecipients: [{ emailAddress: two?.email ?? '' }] },
      mail: {},
    };
    expect(await tell('ses', ses.says(complaint))).toEqual({ kind: 'heard', noted: 1 });
    const confirm = ses.says(
      {},
      {
        Type: 'SubscriptionConfirmation',
        Token: 't',
        SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      },
    );
    expect(await tell('ses', confirm)).toEqual({ kind: 'heard', noted: 0 });
    expect(asked).toEqual([
      'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
      'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
    ]);
    expect(await suppressed()).toEqual([
      { email: 'reader-1@example.org', reason: 'bounced' },
      { email: 'reader-2@example.org', reason: 'complained' },
    ]);
  });
});

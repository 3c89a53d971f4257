import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSender } from '#issues/index.ts';
import { database } from '#lib/database.ts';
import { env, parseEnv, setEnv } from '#lib/env.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { makeCertificate } from '../../tests/support/certificate.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { startImap, type TestImap } from '../../tests/support/imap.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { bounceReport, complaintReport } from '../../tests/support/returned.ts';
import { startSmtp, type TestSmtp } from '../../tests/support/smtp.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { deliveryToken, hearService, readMailbox } from './index.ts';
import { softInARow } from './note-return.ts';
import { signedText } from './told-by/sns.ts';

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

describe.runIf(hasDatabase)('returned mail', () => {
  const { dataFolder } = useDatabase();
  let smtp: TestSmtp;
  let imap: TestImap;
  beforeAll(async () => {
    smtp = await startSmtp();
    imap = await startImap({ user: 'bounces@news.example', password: 'a secret' });
  });
  afterAll(async () => {
    await smtp.stop();
    await imap.stop();
  });

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
    imap.letters.splice(0);
    smtp.taken.splice(0);
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
      const { from, source } = smtp.taken.find(({ to }) => to === email) ?? {
        from: '',
        source: '',
      };
      return { id, email, from, headers: source.split('\r\n\r\n')[0] ?? '' };
    });
  }
  const read = () => readMailbox(imap.url, { at });
  const deliveries = async () =>
    (await database().delivery.findMany({ orderBy: { id: 'asc' } })).map(
      ({ email, bounceKind, complainedAt }) => ({
        email,
        bounceKind,
        hasComplained: !!complainedAt,
      }),
    );
  const suppressed = () =>
    database().suppression.findMany({ select: { email: true, reason: true } });

  test('an address that is gone is found by where the error came to, and not written to again', async () => {
    const [one] = await send(2);
    expect(one?.from).toBe(`bounces+${deliveryToken(one?.id ?? 0)}@news.example`);
    const report = { to: one?.from ?? '', status: '5.1.1', original: 'Subject: something' };
    imap.put(bounceReport(report));
    expect(await read()).toEqual({ letters: 1, noted: 1 });
    expect(await read()).toEqual({ letters: 0, noted: 0 });
    expect(await deliveries()).toMatchObject([{ bounceKind: 'hard' }, { bounceKind: null }]);
    expect(await suppressed()).toEqual([{ email: 'reader-1@example.org', reason: 'bounced' }]);
  });

  test.each([
    ['5.1.1', '550 5.1.1 no such user', 'hard'],
    ['5.0.0', '550-5.1.1 The account does not exist', 'hard'],
    ['5.2.1', undefined, 'hard'],
    ['5.2.2', '552 5.2.2 mailbox full', 'soft'],
    ['5.7.1', '550 5.7.1 looks like spam', 'soft'],
    ['5.1.10', undefined, 'hard'],
    ['4.4.7', 'delivery time expired', 'soft'],
    ['5.5.1.1', undefined, 'soft'],
  ] as const)('a status of %s (%s) is a %s bounce', async (status, diagnostic, kind) => {
    const [one] = await send(1);
    const said = { status, ...(diagnostic ? { diagnostic } : {}) };
    imap.put(bounceReport({ to: 'desk@news.example', ...said, original: one?.headers ?? '' }));
    await read();
    expect(await deliveries()).toMatchObject([{ bounceKind: kind }]);
    expect((await suppressed()).length).toBe(kind === 'hard' ? 1 : 0);
  });

  test('whoever could not be reached five times in a row is not written to, and one that came starts anew', async () => {
    for (let count = 1; count <= softInARow + 2; count += 1) {
      const [one] = await send(1);
      const isReached = count === 2;
      const original = one?.headers ?? '';
      const report = bounceReport({ to: 'desk@news.example', status: '4.2.2', original });
      // Told twice, it counts once.
      if (!isReached) for (const _ of [1, 2]) imap.put(report);
      await read();
      expect((await suppressed()).length).toBe(count === softInARow + 2 ? 1 : 0);
    }
  });

  test('a complaint ends everything for that person, with evidence, and for nobody else', async () => {
    const [one] = await send(2);
    imap.put(complaintReport({ original: one?.headers ?? '' }));
    expect(await read()).toEqual({ letters: 1, noted: 1 });
    expect(await suppressed()).toEqual([{ email: 'reader-1@example.org', reason: 'complained' }]);
    expect(await deliveries()).toMatchObject([{ hasComplained: true }, { hasComplained: false }]);
    expect(await database().subscription.count({ where: { status: 'left' } })).toBe(1);
    expect(await database().consent.findMany()).toMatchObject([
      { kind: 'left', form: 'complaint' },
    ]);
  });

  test('what is no report, is made up, or says that all is well changes nothing, and is kept', async () => {
    const [one] = await send(1);
    const original = (one?.headers ?? '').replaceAll(deliveryToken(one?.id ?? 0), (token) =>
      token.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    );
    imap.put(bounceReport({ to: 'desk@news.example', status: '5.1.1', original }));
    imap.put(complaintReport({ original }));
    imap.put(`To: ${one?.from}\r\nSubject: I am away until Monday\r\n\r\n5.1.1 is my room.\r\n`);
    const honest = { to: one?.from ?? '', status: '4.4.1', original: one?.headers ?? '' };
    imap.put(bounceReport({ ...honest, action: 'delayed' }));
    imap.put(complaintReport({ original: one?.headers ?? '', type: 'not-spam' }));
    imap.put('no letter at all');
    expect(await read()).toEqual({ letters: 6, noted: 0 });
    expect(await deliveries()).toMatchObject([{ bounceKind: null, hasComplained: false }]);
    expect(await suppressed()).toEqual([]);
    expect(imap.letters.every(({ isSeen }) => isSeen)).toBe(true);
  });

  test('a mailbox that does not let us in says so', async () => {
    const wrong = imap.url.replace('a%20secret', 'another');
    await expect(readMailbox(wrong, { at })).rejects.toThrow();
  });

  describe('told by a mail service', () => {
    const tell = (service: string, body: object | string, headers: Record<string, string> = {}) =>
      hearService(service, {
        body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        header: (name) => headers[name] ?? '',
        at,
      });
    const messageId = (headers: string) => /^Message-ID:\s+(\S+)/im.exec(headers)?.[1] ?? '';

    test('a service that is not set up, or does not exist, is not heard', async () => {
      for (const name of ['ses', 'postmark', 'mailgun', 'sendgrid', 'toString', 'other']) {
        expect(await tell(name, {})).toEqual({ kind: 'not-set-up' });
      }
    });

    test('Postmark, by the password in the address of the webhook', async () => {
      settings({ POSTMARK_WEBHOOK_LOGIN: 'postmark:a long password' });
      const [one, two] = await send(3);
      const metadata = /^X-PM-Metadata-delivery:\s+(\S+)/im.exec(one?.headers ?? '')?.[1];
      expect(metadata).toBe(deliveryToken(one?.id ?? 0));
      const bounce = {
        RecordType: 'Bounce',
        Type: 'HardBounce',
        Email: one?.email,
        Metadata: { delivery: metadata },
      };
      const login = (text: string) => ({
        authorization: `Basic ${Buffer.from(text).toString('base64')}`,
      });
      expect(await tell('postmark', bounce)).toEqual({ kind: 'forged' });
      const wrong = login('postmark:a long passwore');
      expect(await tell('postmark', bounce, wrong)).toEqual({ kind: 'forged' });
      const right = login('postmark:a long password');
      expect(await tell('postmark', 'no json', right)).toEqual({ kind: 'malformed' });
      for (const _ of [1, 2]) {
        expect(await tell('postmark', bounce, right)).toEqual({ kind: 'heard', noted: 1 });
      }
      const complaint = { RecordType: 'SpamComplaint', Email: two?.email };
      await tell('postmark', complaint, right);
      const away = { RecordType: 'Bounce', Type: 'AutoResponder', Email: 'reader-3@example.org' };
      expect(await tell('postmark', away, right)).toEqual({ kind: 'heard', noted: 0 });
      expect(await suppressed()).toEqual([
        { email: 'reader-1@example.org', reason: 'bounced' },
        { email: 'reader-2@example.org', reason: 'complained' },
      ]);
    });

    test('Mailgun, by its HMAC and our own token', async () => {
      settings({ MAILGUN_SIGNING_KEY: 'a key of mailgun' });
      const [one, two] = await send(2);
      const timestamp = String(at.getTime() / 1000);
      const signed = (key: string, stamp = timestamp) => ({
        timestamp: stamp,
        token: 'abc',
        signature: createHmac('sha256', key).update(`${stamp}abc`).digest('hex'),
      });
      const failed = (id: string) => ({
        event: 'failed',
        severity: 'permanent',
        message: { headers: { 'message-id': id } },
        'delivery-status': { message: '550 5.1.1 no' },
      });
      const event = failed(messageId(one?.headers ?? '').replace(/[<>]/g, ''));
      const body = { signature: signed('a key of mailgun'), 'event-data': event };
      const forged = { signature: signed('another key here'), 'event-data': event };
      expect(await tell('mailgun', forged)).toEqual({ kind: 'forged' });
      const old = signed('a key of mailgun', String(at.getTime() / 1000 - 90_000));
      expect(await tell('mailgun', { ...body, signature: old })).toEqual({ kind: 'forged' });
      expect(await tell('mailgun', body)).toEqual({ kind: 'heard', noted: 1 });
      // A copied signature around something made up.
      const other = { ...body, 'event-data': failed(`issue-1.${two?.id}-abc@news.example`) };
      expect(await tell('mailgun', other)).toEqual({ kind: 'heard', noted: 0 });
      expect(await suppressed()).toEqual([{ email: 'reader-1@example.org', reason: 'bounced' }]);
    });

    test('SendGrid, by a signature over the very bytes', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      settings({ SENDGRID_VERIFICATION_KEY: key });
      const [one, two, three] = await send(3);
      const body = JSON.stringify([
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
      const headers = (text: string) => ({
        'x-twilio-email-event-webhook-timestamp': '1767268800',
        'x-twilio-email-event-webhook-signature': sign(
          'sha256',
          Buffer.from(`1767268800${text}`),
          privateKey,
        ).toString('base64'),
      });
      expect(await tell('sendgrid', body)).toEqual({ kind: 'forged' });
      expect(await tell('sendgrid', `${body} `, headers(body))).toEqual({ kind: 'forged' });
      expect(await tell('sendgrid', body, headers(body))).toEqual({ kind: 'heard', noted: 3 });
      expect(await deliveries()).toMatchObject([
        { bounceKind: 'hard' },
        { hasComplained: true },
        { bounceKind: 'soft' },
      ]);
    });

    test('SES, by a certificate of Amazon’s and the topic that is set', async () => {
      const topic = 'arn:aws:sns:eu-west-1:123456789012:returned';
      settings({ SES_TOPIC_ARN: topic });
      const certificate = makeCertificate('sns.amazonaws.com');
      const asked: string[] = [];
      // The way out ends here: what is asked of Amazon, and nothing else, is answered by the test.
      amazon.answer = (address) => {
        asked.push(address);
        return address.endsWith('.pem') ? certificate.cert : '<ok/>';
      };
      const [one, two] = await send(2);
      const message = (told: object, more: Record<string, string> = {}) => {
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
        const signature = sign(
          unsigned.SignatureVersion === '2' ? 'sha256' : 'sha1',
          Buffer.from(signedText(unsigned)),
          certificate.privateKey,
        );
        return { ...unsigned, Signature: signature.toString('base64') };
      };
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
        const told = message(bounce, { SigningCertURL: address });
        expect(await tell('ses', told)).toEqual({ kind: 'forged' });
      }
      expect(asked).toEqual([]);
      const elsewhere = message(bounce, { TopicArn: `${topic}2` });
      expect(await tell('ses', elsewhere)).toEqual({ kind: 'forged' });
      const changed = { ...message(bounce), Message: JSON.stringify({ ...bounce, more: 1 }) };
      expect(await tell('ses', changed)).toEqual({ kind: 'forged' });
      for (const _ of [1, 2]) {
        expect(await tell('ses', message(bounce))).toEqual({ kind: 'heard', noted: 1 });
      }
      const complaint = {
        eventType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: two?.email ?? '' }] },
        mail: {},
      };
      expect(await tell('ses', message(complaint))).toEqual({ kind: 'heard', noted: 1 });
      const confirm = message(
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
});

import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConversation } from '#mail/index.ts';
import { makeCertificate } from '../../../tests/support/certificate.ts';
import {
  type Reply,
  type SmtpStep,
  startSmtp,
  type TestSmtp,
} from '../../../tests/support/smtp.ts';
import { consequenceOf, isHardBounce, nextTry } from './consequence.ts';

const certificate = makeCertificate();
let smtp: TestSmtp;
beforeAll(async () => {
  // The machine trusts the test's own certificate, as it would trust one that was bought.
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  smtp = await startSmtp(undefined, { tls: certificate, auth: true });
});
afterAll(() => smtp.stop());

/** What the product concludes when the server says this at that step. */
async function conclusion(step: SmtpStep, reply: Reply, patienceMs = 5000) {
  smtp.says((at) => (at === step ? reply : undefined));
  const talk = openConversation({ url: smtp.url.replace('//', '//us:secret@'), patienceMs });
  const outcome = await talk.submit({
    from: 'desk@news.example',
    to: 'reader@example.org',
    raw: Buffer.from('Subject: Hello\r\n\r\nHello.\r\n'),
    beforeText: async () => true,
  });
  talk.end();
  return { means: consequenceOf(outcome), outcome };
}

const codes = [421, 450, 451, 452, 454, 500, 501, 503, 530, 535, 550, 551, 552, 553, 554];
/** What each of the codes means, in their order, at each step. */
const table: [SmtpStep, string][] = [
  // a = again: ours, later · s = stop: ours, ask · d = deferred · r = refused · ? = in doubt
  ['greeting', 'a a a a a s s s s s s s s s s'],
  ['ehlo', 'a a a a a s s s s s s s s s s'],
  ['starttls', 'a a a a a s s s s s s s s s s'],
  ['auth', 'a a a a a s s s s s s s s s s'],
  ['mail', 'a a a a a s s s s s s s s s s'],
  ['rcpt', 'd d d d d s r s s s r r r r r'],
  ['data', 'd d d d d s r s s s r r r r r'],
  ['text', 'd d d d d s r s s s r r r r r'],
];
const meaning: Record<string, string> = {
  a: 'again',
  s: 'stop',
  d: 'deferred',
  r: 'refused',
  '?': 'in-doubt',
};

describe.each(table)('the mail server’s answer at %s', (step, row) => {
  test.each(
    codes.map((code, index) => [code, meaning[row.split(' ')[index] ?? ''] ?? ''] as const),
  )('%i means %s', async (code, expected) => {
    const { means, outcome } = await conclusion(step, `${code} no`);
    // 421 ends the session, wherever it stands; a server may say it before the recipient is asked.
    if (code === 421 && step !== 'text') expect(['again', 'deferred']).toContain(means);
    else expect(means, JSON.stringify(outcome)).toBe(expected);
  });
});

test.each<[SmtpStep, string]>([
  ['greeting', 'again'],
  ['ehlo', 'again'],
  ['starttls', 'again'],
  ['auth', 'again'],
  ['mail', 'again'],
  ['rcpt', 'again'],
  ['data', 'again'],
  ['text', 'in-doubt'],
])(
  'a connection that breaks at %s, or a server that says nothing there, means %s',
  async (step, expected) => {
    expect((await conclusion(step, 'drop')).means).toBe(expected);
    expect((await conclusion(step, 'silent', 300)).means).toBe(expected);
  },
);

test('what goes well is accepted, one letter after another over one connection', async () => {
  smtp.says(() => undefined);
  smtp.taken.splice(0);
  const talk = openConversation({ url: smtp.url });
  for (const to of ['one@example.org', 'two@example.org']) {
    const raw = Buffer.from('Subject: x\r\n\r\n.dot\r\n');
    const outcome = await talk.submit({
      from: 'a@b.example',
      to,
      raw,
      beforeText: async () => true,
    });
    expect(outcome).toEqual({ kind: 'accepted', response: '250 taken' });
  }
  talk.end();
  expect(smtp.taken.map(({ to }) => to)).toEqual(['one@example.org', 'two@example.org']);
  expect(smtp.taken[0]?.source).toContain('\r\n.dot');
});

test('a slow server is waited for', async () => {
  smtp.says(async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return undefined;
  });
  const slow = openConversation({ url: smtp.url, patienceMs: 2000 });
  const raw = Buffer.from('Subject: x\r\n\r\nx\r\n');
  const asked = { from: 'a@b.example', to: 'c@d.example', raw, beforeText: async () => true };
  expect((await slow.submit(asked)).kind).toBe('accepted');
  slow.end();
});

test('fifty refusals over one connection leave nothing behind on it', async () => {
  const warnings: string[] = [];
  const hear = (warning: Error) => warnings.push(warning.message);
  process.on('warning', hear);
  smtp.says((step) => (step === 'rcpt' ? '550 5.1.1 no such user' : undefined));
  const talk = openConversation({ url: smtp.url });
  const raw = Buffer.from('Subject: x\r\n\r\nx\r\n');
  for (let count = 0; count < 50; count += 1) {
    const asked = { from: 'a@b.example', to: 'c@d.example', raw, beforeText: async () => true };
    expect((await talk.submit(asked)).kind).toBe('answered-no');
  }
  talk.end();
  await new Promise(setImmediate);
  process.off('warning', hear);
  expect(warnings.filter((text) => text.includes('listeners'))).toEqual([]);
});

describe('SMTP_TLS=required', () => {
  const submit = async (url: string) => {
    const talk = openConversation({ url, requireTls: true, patienceMs: 5000 });
    const raw = Buffer.from('Subject: x\r\n\r\nx\r\n');
    const asked = { from: 'a@b.example', to: 'c@d.example', raw, beforeText: async () => true };
    const outcome = await talk.submit(asked);
    talk.end();
    return outcome;
  };

  test('a letter goes encrypted to a server that speaks TLS and is who it says', async () => {
    smtp.says(() => undefined);
    smtp.taken.splice(0);
    expect((await submit(smtp.url)).kind).toBe('accepted');
    expect(smtp.taken.map(({ isEncrypted }) => isEncrypted)).toEqual([true]);
  });

  test('nothing goes to a server without TLS, and the issue stops', async () => {
    const plain = await startSmtp();
    const outcome = await submit(plain.url);
    expect(consequenceOf(outcome)).toBe('stop');
    expect(plain.taken).toEqual([]);
    await plain.stop();
  });

  test('nothing goes to a server whose certificate nobody vouches for', async () => {
    const stranger = await startSmtp(undefined, { tls: makeCertificate() });
    const outcome = await submit(stranger.url);
    expect(consequenceOf(outcome)).toBe('again');
    expect(JSON.stringify(outcome)).toContain('self-signed certificate');
    expect(stranger.taken).toEqual([]);
    await stranger.stop();
  });
});

test('a letter that may not go any more does not go', async () => {
  smtp.says(() => undefined);
  smtp.taken.splice(0);
  const talk = openConversation({ url: smtp.url });
  const raw = Buffer.from('Subject: x\r\n\r\nx\r\n');
  const asked = { from: 'a@b.example', to: 'c@d.example', raw, beforeText: async () => false };
  expect((await talk.submit(asked)).kind).toBe('not-begun');
  expect(talk.isOpen()).toBe(false);
  expect(smtp.taken).toEqual([]);
});

test('only an address that does not exist is never written to again', async () => {
  expect(isHardBounce((await conclusion('rcpt', '550 5.1.1 no such user')).outcome)).toBe(true);
  expect(isHardBounce((await conclusion('rcpt', '550 5.7.1 not from you')).outcome)).toBe(false);
  expect(isHardBounce((await conclusion('text', '550 5.1.1 too late')).outcome)).toBe(false);
});

test('a deferred letter is tried eight times within two days, later each time', () => {
  const at = new Date('2026-01-01T12:00:00Z');
  let [tries, moment, last] = [1, at, 0];
  for (; tries < 8; tries += 1) {
    const next = nextTry({ tries, firstTryAt: at, at: moment }, 0.5);
    if (!next) throw new Error(`gave up after ${tries}`);
    const wait = next.getTime() - moment.getTime();
    expect(wait).toBeGreaterThan(last);
    [moment, last] = [next, wait];
  }
  expect(nextTry({ tries: 8, firstTryAt: at, at: moment }, 0.5)).toBeNull();
  const long = new Date(at.getTime() + 48 * 60 * 60_000);
  expect(nextTry({ tries: 2, firstTryAt: at, at: long }, 0.5)).toBeNull();
});

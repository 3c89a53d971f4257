import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEnv, setEnv } from '#lib/env.ts';
import { faultsOfMail } from '../../tests/support/good-mail.ts';
import { closeMail, findKept, listOutbox, parseMailbox, readLetter, sendMail } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-mail-'));
const received: { from: string; to: string[]; source: string }[] = [];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, session, done) {
    let source = '';
    stream.on('data', (chunk) => {
      source += chunk;
    });
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        source,
      });
      done();
    });
  },
});

function settings(more: Record<string, string> = {}) {
  const parsed = parseEnv({
    DATA_DIR: folder,
    SITE_URL: 'https://news.example',
    MAIL_FROM: 'The Test <desk@news.example>',
    ...more,
  });
  if (parsed.ok) setEnv(parsed.env);
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  closeMail();
  await new Promise<void>((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const letter = {
  to: { name: 'Ünal, Çağla', address: 'cagla@example.org' },
  subject: 'Kommen Sie zur Redaktion – “heute”',
  text: 'Guten Tag,\n\nöffnen Sie https://news.example/desk/welcome?token=a&b=<c>',
};

test('a letter reaches the server with the addresses it is for, as text and as HTML', async () => {
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  settings({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  expect(await sendMail(letter)).toMatchObject({ kind: 'submitted' });
  const [got] = received;
  expect(got).toMatchObject({ from: 'desk@news.example', to: ['cagla@example.org'] });
  expect(await faultsOfMail(got?.source ?? '')).toEqual([]);
  const parsed = await simpleParser(got?.source ?? '');
  expect(parsed.subject).toBe(letter.subject);
  expect(parsed.from?.value).toEqual([{ name: 'The Test', address: 'desk@news.example' }]);
  expect(parsed.to).toMatchObject({ value: [letter.to] });
  expect(parsed.text?.trim()).toBe(letter.text);
  expect(parsed.html).toContain('&lt;c&gt;');
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(parsed.messageId).toBeTruthy();
});

test('without a server a letter is kept, whole, and can be read', async () => {
  settings();
  const result = await sendMail(letter);
  if (result.kind !== 'kept') throw new Error(result.kind);
  expect(await listOutbox()).toMatchObject([{ name: result.file, subject: letter.subject }]);
  const open = await readLetter(result.file);
  expect(open?.text.trim().replaceAll('\r\n', '\n')).toBe(letter.text);
  expect(open?.to).toContain('Ünal, Çağla');
  expect(open?.html).toContain('href="https://news.example/desk/welcome?token=a&amp;b=&lt;c&gt;"');
  const parsed = await simpleParser((await findKept(result.file)) ?? '');
  expect(parsed.subject).toBe(letter.subject);
  expect(readdirSync(join(folder, 'outbox')).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(await findKept('../secret-key')).toBeNull();
});

test.each([
  { subject: 'Hello\r\nBcc: everybody@example.org' },
  { subject: 'Hello\u0000' },
  { to: { address: 'a@example.org, b@example.org' } },
  { to: { address: 'a@example.org\nb@example.org' } },
  { to: { name: 'A\r\nBcc: b@example.org', address: 'a@example.org' } },
  { replyTo: { name: 'A\n', address: 'a@example.org>' } },
])('nothing gets into a header by %j', async (hostile) => {
  settings();
  await expect(sendMail({ ...letter, ...hostile })).rejects.toThrow();
});

test.each([
  ['The Weekly <desk@example.org>', { name: 'The Weekly', address: 'desk@example.org' }],
  ['"Weekly, The" <desk@example.org>', { name: 'Weekly, The', address: 'desk@example.org' }],
  ['desk@example.org', { address: 'desk@example.org' }],
  ['The Weekly', null],
  ['a@example.org, b@example.org', null],
])('a setting such as %s is read as a mailbox', (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox);
});

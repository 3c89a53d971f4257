/** `standfirst mail test`: one letter, and what became of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEnv, setEnv } from '#lib/env.ts';
import { listOutbox } from '#mail/index.ts';
import { startSmtp, type TestSmtp } from '../../tests/support/smtp.ts';
import { testMail } from './staff-commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-mail-test-'));
let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command says, and its exit code. */
async function run(settings: Record<string, string>, ...args: string[]) {
  const parsed = parseEnv({ DATA_DIR: folder, SITE_URL: 'https://news.example', ...settings });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  setEnv(parsed.env);
  const lines: string[] = [];
  const code = await testMail(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

test('with a mail server the letter goes there', async () => {
  const { code, said } = await run({ SMTP_URL: smtp.url }, 'you@example.org');
  expect(code).toBe(0);
  expect(said).toContain('took the letter');
  expect(smtp.taken.map(({ to }) => to)).toEqual(['you@example.org']);
});

test('without one it is kept, and the command says where', async () => {
  const { code, said } = await run({}, 'you@example.org');
  expect(code).toBe(0);
  const [kept] = await listOutbox();
  expect(said).toContain(`${kept?.name}, to be read at /desk/outbox`);
});

test('what the server answers, and a server that is not there, are said', async () => {
  smtp.says((step) => (step === 'rcpt' ? '550 5.1.1 no such user' : undefined));
  const refused = await run({ SMTP_URL: smtp.url }, 'you@example.org');
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('no such user') });
  const away = await run({ SMTP_URL: 'smtp://127.0.0.1:1' }, 'you@example.org');
  expect(away).toMatchObject({ code: 1, said: expect.stringContaining('was not taken') });
  const plain = await run({ SMTP_URL: smtp.url, SMTP_TLS: 'required' }, 'you@example.org');
  expect(plain).toMatchObject({ code: 1, said: expect.stringContaining('was not taken') });
  await expect(run({}, 'nobody')).rejects.toThrow('is not an e-mail address');
});

/** For tests of sending: an editor, people, a mail server that is told what to say, a clock that stands. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { createSender, type SenderOptions } from '#issues/index.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { makeReaders, pressSend, writeIssue } from './audience.ts';
import { useDatabase } from './database.ts';
import { expectGoodMails } from './good-mail.ts';
import { makePublication } from './publication.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';
import { makeActor } from './staff.ts';

export const start = new Date('2026-01-01T12:00:00Z');

export function useSending() {
  const { url, dataFolder } = useDatabase();
  /** Moved by hand. */
  const clock = { at: start };
  let server: TestSmtp;
  let editor: Actor;
  beforeAll(async () => {
    server = await startSmtp();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    clock.at = start;
    server.says(() => undefined);
    await makePublication();
    editor = await makeActor('editor');
  });
  afterEach(() => expectGoodMails(server.taken.splice(0).map(({ source }) => source)));

  const smtp = {
    get url() {
      return server.url;
    },
    get taken() {
      return server.taken;
    },
    says: (script: Parameters<TestSmtp['says']>[0]) => server.says(script),
  };
  /** A worker as the server makes one. */
  const sender = (more: Partial<SenderOptions> = {}) =>
    createSender({
      smtpUrl: server.url,
      connections: 3,
      limits: { perDomain: 10 },
      folder: dataFolder(),
      patienceMs: 5000,
      clock: () => clock.at,
      ...more,
    });
  /** An issue that is to go to so many people, who are made for it; its number. */
  async function sent(recipients: number): Promise<number> {
    await makeReaders(recipients);
    return pressed(recipients);
  }
  /** The same to those there are. */
  async function pressed(recipients: number): Promise<number> {
    const issue = await writeIssue(editor, { at: clock.at });
    const sendKey = `press ${issue.id}`;
    const answer = await pressSend(editor, issue, { recipients, at: clock.at, sendKey });
    expect(answer).toEqual({ kind: 'sending', recipients });
    return issue.id;
  }
  /** Sends in a process of its own. Resolves when it has ended, or was killed by itself or by `kill`. */
  async function sendApart(more: Record<string, string>, kill?: Promise<void>): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'tests/support/sending-process.ts'],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          TEST_DATABASE: url(),
          TEST_AT: clock.at.toISOString(),
          DATA_DIR: dataFolder(),
          SITE_URL: 'https://news.example',
          SECRET_KEY: env().SECRET_KEY,
          SMTP_URL: server.url,
          ...more,
        },
      },
    );
    kill?.then(() => child.kill('SIGKILL'));
    const [code, signal] = await once(child, 'exit');
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The process ended with ${code}.`);
  }
  async function states(): Promise<Record<string, number>> {
    const rows = await database().delivery.groupBy({ by: ['state'], _count: true });
    return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
  }
  const statusOf = async (id: number) =>
    (await database().newsletterIssue.findUniqueOrThrow({ where: { id } })).status;
  return {
    url,
    dataFolder,
    clock,
    smtp,
    actor: () => editor,
    sender,
    sent,
    pressed,
    sendApart,
    states,
    statusOf,
    later: (minutes: number) => new Date(clock.at.getTime() + minutes * 60_000),
    /** Whom the mail server has a letter for, in order of their addresses. */
    receivers: () => server.taken.map(({ to }) => to).sort(),
  };
}

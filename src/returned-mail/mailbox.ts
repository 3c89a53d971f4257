/**
 * Reads the mailbox that errors and complaints go to, over IMAP, and marks what was read. Nothing is
 * removed: what it does not understand stays for a person, and a crash only has it read again.
 */
import type { ImapFlow } from 'imapflow';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { handles, jobKind } from '#lib/jobs.ts';
import { noteReturn } from './note-return.ts';
import { readReport } from './read-report.ts';

/** A report gives back a letter, and no letter of ours is longer. */
const mostBytes = 1024 * 1024;
/** In one go; the next one follows in some minutes. */
const mostLetters = 500;
const patienceMs = 30_000;

const readJob = jobKind({
  name: 'returned-mail.read',
  data: z.object({}),
  key: () => 'all',
  retries: 0,
  cron: '*/5 * * * *',
});

export const returnedMailHandlers = [
  handles(readJob, async (_, signal) => {
    const { BOUNCE_MAILBOX_URL } = env();
    if (BOUNCE_MAILBOX_URL) await readMailbox(BOUNCE_MAILBOX_URL, { at: now(), signal });
  }),
];

export type Read = { letters: number; noted: number };

/** Reads what is unread. Throws when the mailbox cannot be opened, or the signal says to end. */
export async function readMailbox(
  url: string,
  { at, signal }: { at: Date; signal?: AbortSignal },
): Promise<Read> {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  // Loaded where there is a mailbox only: it brings the alphabets of the world with it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    // Without TLS from the start it has to begin before the password goes, except on this machine.
    ...(secure || /^(127\.|localhost$|\[::1\])/.test(hostname) ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  // Told to whoever waits for the step under way; without a listener it would end the process.
  client.on('error', () => {});
  const read: Read = { letters: 0, noted: 0 };
  await client.connect();
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(pathname.slice(1)) || 'INBOX');
    try {
      const found = (await client.search({ seen: false }, { uid: true })) || [];
      for (const uid of found.slice(0, mostLetters)) {
        signal?.throwIfAborted();
        read.letters += 1;
        if (await readLetter(client, uid, at)) read.noted += 1;
      }
    } finally {
      lock.release();
    }
    await client.logout();
  } finally {
    client.close();
  }
  return read;
}

async function readLetter(client: ImapFlow, uid: number, at: Date): Promise<boolean> {
  const letter = await client.fetchOne(
    String(uid),
    { source: { maxLength: mostBytes } },
    { uid: true },
  );
  // A letter that cannot be read is no report, and must not hold up those behind it.
  const source = letter ? letter.source : undefined;
  const report = source ? await readReport(source).catch(() => null) : null;
  const isNoted = report ? await noteReturn({ ...report, at }) : false;
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  return isNoted;
}

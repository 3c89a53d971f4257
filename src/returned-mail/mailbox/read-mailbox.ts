/**
 * Reads the mailbox that errors and complaints go to. Nothing is removed: what it does not understand
 * stays for a person, and a crash only has it read again.
 */
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { handles, jobKind } from '#lib/jobs.ts';
import { noteReturn } from '../note-return.ts';
import { readReport } from '../read-report.ts';
import { readOverImap } from './over-imap.ts';
import { readOverPop3 } from './over-pop3.ts';

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

/** Where the mailbox is, and how it is read. */
export type Mailbox = {
  host: string;
  port: number | null;
  /** TLS from the start. Else it has to begin before the password goes, except on this machine. */
  isSecure: boolean;
  isHere: boolean;
  user: string;
  password: string;
  folder: string;
  patienceMs: number;
  mostBytes: number;
  mostLetters: number;
  at: Date;
  signal?: AbortSignal | undefined;
  /** Takes one letter in. It may be null: one that cannot be read must not hold up those behind it. */
  take: (source: Buffer | null) => Promise<void>;
};

export type Read = { letters: number; noted: number };

/** Reads what is unread. Throws when the mailbox cannot be opened, or the signal says to end. */
export async function readMailbox(
  url: string,
  { at, signal }: { at: Date; signal?: AbortSignal },
): Promise<Read> {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const read: Read = { letters: 0, noted: 0 };
  const mailbox: Mailbox = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || null,
    isSecure: protocol === 'imaps:' || protocol === 'pop3s:',
    isHere: /^(127\.|localhost$|\[::1\])/.test(hostname),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
    patienceMs,
    mostBytes,
    mostLetters,
    at,
    signal,
    async take(source) {
      read.letters += 1;
      const report = source ? await readReport(source).catch(() => null) : null;
      if (report && (await noteReturn({ ...report, at }))) read.noted += 1;
    },
  };
  await (protocol.startsWith('pop3') ? readOverPop3(mailbox) : readOverImap(mailbox));
  return read;
}

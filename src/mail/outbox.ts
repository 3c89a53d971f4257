/**
 * Where letters are kept when there is no mail server: one file a letter, in the data folder, readable
 * by the process only. They hold links that let people in, so only publishers may read them.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { now } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import type { Letter } from './send-mail.ts';

/** The newest so many are kept. */
const keepAtMost = 500;

const folder = () => join(env().DATA_DIR, 'outbox');

/** Whole or not at all: written aside, then moved. Returns the file's name. */
export async function keepInOutbox(letter: Letter): Promise<string> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(
    letter,
  );
  return keepBytes(Buffer.isBuffer(message) ? message : Buffer.from(String(message)));
}

/** A letter that is written already, as it would have gone to the server. */
export async function keepBytes(message: Buffer): Promise<string> {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const stamp = now().toISOString().replaceAll(/[:.]/g, '-');
  const name = `${stamp}-${randomBytes(4).toString('hex')}.eml`;
  const aside = join(folder(), `.${name}.part`);
  await writeFile(aside, message, { mode: 0o600 });
  await rename(aside, join(folder(), name));
  await forgetOldest();
  return name;
}

async function forgetOldest(): Promise<void> {
  const names = await listNames();
  for (const name of names.slice(keepAtMost)) await rm(join(folder(), name), { force: true });
}

async function listNames(): Promise<string[]> {
  const names = await readdir(folder()).catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(isName).sort().reverse();
}

/** Also what keeps a name from leading out of the folder. */
function isName(name: string): boolean {
  return /^[0-9TZ-]+-[0-9a-f]{8}\.eml$/.test(name);
}

export type KeptLetter = { name: string; at: Date; to: string; subject: string };

/** The letters in the outbox, newest first. */
export async function listOutbox(take = 100): Promise<KeptLetter[]> {
  const names = (await listNames()).slice(0, take);
  return Promise.all(
    names.map(async (name) => {
      const letter = await readLetter(name);
      const { to = '', subject = '' } = letter ?? {};
      return { name, at: dateOf(name), to, subject };
    }),
  );
}

function dateOf(name: string): Date {
  const [, day = '', hour = '', minute = '', second = '', part = ''] =
    /^([\d-]{10})T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name) ?? [];
  return new Date(`${day}T${hour}:${minute}:${second}.${part}Z`);
}

/** A letter's bytes, to download or to read; null when there is none of this name. */
export async function findKept(name: string): Promise<Buffer | null> {
  if (!isName(name)) return null;
  return readFile(join(folder(), name)).catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

export type OpenLetter = { to: string; from: string; subject: string; text: string; html: string };

/** What a kept letter says. Only letters written here are read: their form is known. */
export async function readLetter(name: string): Promise<OpenLetter | null> {
  const bytes = await findKept(name);
  return bytes ? open(bytes.toString('utf8')) : null;
}

function open(source: string): OpenLetter {
  const { headers, body } = split(source);
  const parts = partsOf(headers, body);
  const partOf = (type: string) => parts.find((part) => part.type.startsWith(type))?.text ?? '';
  return {
    to: decodeWords(headers.get('to') ?? ''),
    from: decodeWords(headers.get('from') ?? ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    text: partOf('text/plain'),
    html: partOf('text/html'),
  };
}

type Part = { type: string; text: string };

function partsOf(headers: Map<string, string>, body: string): Part[] {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (!boundary) return [{ type, text: decodeBody(body, headers) }];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const inner = split(part.replace(/^\r?\n/, ''));
      return partsOf(inner.headers, inner.body);
    });
}

function split(source: string): { headers: Map<string, string>; body: string } {
  const end = source.search(/\r?\n\r?\n/);
  const headers = new Map<string, string>();
  const lines = source.slice(0, end).replaceAll(/\r?\n[ \t]+/g, ' ');
  for (const line of lines.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: source.slice(end).replace(/^\r?\n\r?\n/, '') };
}

function decodeBody(body: string, headers: Map<string, string>): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuoted(body.replaceAll(/=\r?\n/g, '')) : body;
}

function decodeQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex) =>
    String.fromCharCode(Number(`0x${hex}`)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047, as nodemailer writes it. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how, word) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    );
}

/**
 * Hands a letter to the mail server, or keeps it where it can be read when there is none. What it
 * promises ends where the server takes it: submitted, never delivered.
 */
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '#lib/env.ts';
import { processWide } from '#lib/process-wide.ts';
import { type Mailbox, type Message, messageSchema, parseMailbox } from './message.ts';
import { keepInOutbox } from './outbox.ts';
import { signerOf } from './sign.ts';

export type MailResult =
  | { kind: 'submitted'; messageId: string }
  /** There is no mail server: the letter is in the outbox, under this name. */
  | { kind: 'kept'; file: string };

const kept = processWide<{
  transport?: { url: string; requireTLS: boolean; transporter: Transporter };
}>('mail', () => ({}));

/** Sends one letter. Throws when the server refuses it or cannot be reached. */
export async function sendMail(given: Message): Promise<MailResult> {
  const message = messageSchema.parse(given);
  const { SMTP_URL, SMTP_TLS } = env();
  const letter = compose(message);
  if (!SMTP_URL) return { kind: 'kept', file: await keepInOutbox(letter) };
  const sent = await transporterFor(SMTP_URL, SMTP_TLS === 'required').sendMail(letter);
  return { kind: 'submitted', messageId: sent.messageId };
}

export type Letter = ReturnType<typeof compose>;

function compose({ to, subject, text, html, replyTo }: Message) {
  const from = sender();
  const signer = signerOf(from.address);
  return {
    from: mailbox(from),
    to: [mailbox(to)],
    // What the server is told beside the letter, so that no header decides who gets it.
    envelope: { from: from.address, to: [to.address] },
    subject,
    text,
    html: html ?? htmlOf({ subject, text }),
    ...(replyTo ? { replyTo: mailbox(replyTo) } : {}),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(signer ? { dkim: signer } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Whom mail comes from: the setting, else `desk@` the site's own host. */
export function sender(): Mailbox {
  const { MAIL_FROM, SITE_URL } = env();
  const set = MAIL_FROM ? parseMailbox(MAIL_FROM) : null;
  return set ?? { name: 'Standfirst', address: `desk@${new URL(SITE_URL).hostname}` };
}

function mailbox({ name = '', address }: Mailbox) {
  return { name, address };
}

function transporterFor(url: string, requireTLS: boolean): Transporter {
  if (kept.transport?.url !== url || kept.transport.requireTLS !== requireTLS) {
    const transporter = createTransport({
      url,
      requireTLS,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    kept.transport = { url, requireTLS, transporter };
  }
  return kept.transport.transporter;
}

/** Ends the connections to the mail server. */
export function closeMail(): void {
  kept.transport?.transporter.close();
  delete kept.transport;
}

/** Paragraphs and links, nothing else: the text part says the same. */
function htmlOf({ subject, text }: { subject: string; text: string }): string {
  const linked = escaped(text).replaceAll(
    /https?:\/\/[^\s<]+/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
  const paragraphs = linked
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>` +
    `<body style="max-width:600px;font:16px/1.5 system-ui,sans-serif">${paragraphs.join('')}</body></html>`
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * One person's copy of an issue, as bytes. The words are the frozen ones; only the links of the person
 * are put in, where the frozen text has their places.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import { env } from '#lib/env.ts';
import { type Mailbox, mailboxSchema } from '#mail/index.ts';
import { deliveryHeader, deliveryToken } from '#returned-mail/index.ts';
import { leaveKey } from '#subscribers/index.ts';
import { addressesFor } from '../letter/addresses.ts';
import { bodyFor, prepareBody } from './prepared-body.ts';

export type Copy = {
  letter: { id: number; slug: string; name: string };
  from: Mailbox;
  /** Where answers go; null is where it comes from. */
  replyTo: string | null;
  to: { email: string; subscriberId: number; linkSeed: string };
  subject: string;
  html: string;
  text: string;
  issue: { id: number; contentHash: string };
  /** Which delivery it is: what comes back, is counted or answered is told by it. */
  deliveryId: number;
  at: Date;
};

export async function composeCopy(copy: Copy): Promise<Buffer> {
  const { letter, to, subject, issue, at } = copy;
  const token = deliveryToken(copy.deliveryId);
  // The same for one person and issue, however often tried.
  const messageName = `issue-${issue.id}.${token}.${issue.contentHash.slice(0, 16)}`;
  const { SITE_URL } = env();
  const host = new URL(SITE_URL).hostname;
  const owner = { id: to.subscriberId, linkSeed: to.linkSeed };
  const { deliveryId } = copy;
  const addressOf = addressesFor({ owner, newsletterId: letter.id, deliveryId });
  const from = mailboxSchema.parse(copy.from);
  const address = mailboxSchema.parse({ address: to.email });
  const plain = (value: string) => ({ prepared: true, value });
  const composer = new MailComposer({
    from: { name: from.name ?? letter.name, address: from.address },
    to: [{ name: '', address: address.address }],
    ...(copy.replyTo ? { replyTo: mailboxSchema.parse({ address: copy.replyTo }).address } : {}),
    subject,
    date: at,
    messageId: `<${messageName}@${host}>`,
    headers: {
      'List-Id': plain(`<${letter.slug}.newsletters.${host}>`),
      'List-Unsubscribe': plain(
        `<${SITE_URL}/newsletters/leave/one-click?key=${leaveKey(owner, letter.id)}>`,
      ),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      [deliveryHeader]: token,
      // Postmark gives back this, and none of the rest.
      ...(env().POSTMARK_WEBHOOK_LOGIN ? { 'X-PM-Metadata-delivery': token } : {}),
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const body = prepareBody(issue.contentHash, copy);
  const head = composer.compile();
  head.setHeader('Content-Type', `multipart/alternative; boundary="${body.boundary}"`);
  return Buffer.concat([Buffer.from(`${head.buildHeaders()}\r\n\r\n`), bodyFor(body, addressOf)]);
}

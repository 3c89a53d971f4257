/**
 * One person's copy of an issue, as bytes. The words are the frozen ones; only the links of the person
 * are put in, where the frozen text has their places.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import { env } from '#lib/env.ts';
import { type Mailbox, mailboxSchema } from '#mail/index.ts';
import { choicesKey, leaveKey } from '#subscribers/index.ts';
import { putCounted } from '../counting/keys.ts';
import { linkPlaces } from '../letter/places.ts';

export type Copy = {
  letter: { id: number; slug: string; name: string };
  from: Mailbox;
  to: { email: string; subscriberId: number; linkSeed: string };
  /** Which delivery it is: what is counted and answered is told by it. */
  deliveryId: number;
  subject: string;
  html: string;
  text: string;
  /** The part of the Message-ID before the @: the same for one person and issue, however often tried. */
  messageName: string;
  at: Date;
};

export async function composeCopy(copy: Copy): Promise<Buffer> {
  const { letter, to, subject, messageName, at } = copy;
  const { SITE_URL } = env();
  const host = new URL(SITE_URL).hostname;
  const owner = { id: to.subscriberId, linkSeed: to.linkSeed };
  const leave = leaveKey(owner, letter.id);
  const links = {
    [linkPlaces.leave]: `${SITE_URL}/newsletters/leave?key=${leave}`,
    [linkPlaces.choices]: `${SITE_URL}/newsletters/yours?key=${choicesKey(owner)}`,
  };
  const from = mailboxSchema.parse(copy.from);
  const address = mailboxSchema.parse({ address: to.email });
  const plain = (value: string) => ({ prepared: true, value });
  const composer = new MailComposer({
    from: { name: from.name ?? letter.name, address: from.address },
    to: [{ name: '', address: address.address }],
    subject,
    date: at,
    messageId: `<${messageName}@${host}>`,
    html: putCounted(put(copy.html, links), copy.deliveryId),
    text: putCounted(put(copy.text, links), copy.deliveryId),
    textEncoding: 'quoted-printable',
    headers: {
      'List-Id': plain(`<${letter.slug}.newsletters.${host}>`),
      'List-Unsubscribe': plain(`<${SITE_URL}/newsletters/leave/one-click?key=${leave}>`),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function put(text: string, links: Record<string, string>): string {
  return Object.entries(links).reduce(
    (whole, [place, link]) => whole.replaceAll(place, link),
    text,
  );
}

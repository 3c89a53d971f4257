/**
 * A letter to one person, checked before anything of it becomes a header: no line break and no control
 * character gets into a name, an address or a subject.
 */
import { z } from 'zod';

const headerText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u, 'No control characters in a header.');

const address = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"(),:;\\[\]\p{Cc}]+@[^\s@<>"(),:;\\[\]\p{Cc}]+$/u, 'Not one plain address.');

export const mailboxSchema = z.object({ name: headerText.optional(), address });

export const messageSchema = z.object({
  to: mailboxSchema,
  subject: headerText,
  /** The letter as text; it is also what the HTML part is made of when there is none. */
  text: z.string().min(1).max(200_000),
  html: z.string().max(500_000).optional(),
  replyTo: mailboxSchema.optional(),
});

export type Message = z.infer<typeof messageSchema>;
export type Mailbox = z.infer<typeof mailboxSchema>;

/** `The Weekly <desk@example.org>` or a bare address, as a person writes it into a setting. */
export function parseMailbox(text: string): Mailbox | null {
  const [, name = '', inAngles = ''] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const parsed = mailboxSchema.safeParse(
    inAngles ? { ...(name ? { name } : {}), address: inAngles } : { address: text.trim() },
  );
  return parsed.success ? parsed.data : null;
}

/**
 * Letters that belong to a change: asked for in its transaction, sent after it committed, tried again
 * while the mail server is away. Until then a letter waits sealed, because it may hold a link that lets
 * somebody in.
 */
import { z } from 'zod';
import type { Transaction } from '#lib/database.ts';
import { enqueue, handles, jobKind } from '#lib/jobs.ts';
import { seal, unseal } from '#lib/sealed.ts';
import { type Message, messageSchema } from './message.ts';
import { sendMail } from './send-mail.ts';

const sendJob = jobKind({
  name: 'mail.send',
  data: z.object({ sealed: z.string() }),
  retries: 8,
  timeoutSeconds: 120,
});

/** Sends a letter when `tx` has committed. A letter that cannot be a letter throws at once. */
export async function queueMail(tx: Transaction, message: Message): Promise<void> {
  await enqueue(tx, sendJob, { sealed: seal(JSON.stringify(messageSchema.parse(message))) });
}

export const mailHandlers = [
  handles(sendJob, async ({ sealed }) => {
    await sendMail(messageSchema.parse(JSON.parse(unseal(sealed))));
  }),
];

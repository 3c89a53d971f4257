/**
 * What follows when a letter came back: it is written down at its delivery, and an address that is gone,
 * fails too often or whose owner complained is not written to again. Heard twice, it changes nothing.
 */
import { database, type Transaction } from '#lib/database.ts';
import { suppressAddress } from '#subscribers/index.ts';
import type { ReturnKind } from './read-report.ts';

export type Returned = {
  /** The delivery its token named. */
  deliveryId: number | null;
  /** Whom it was about, when somebody says so whom we believe. */
  email?: string;
  kind: ReturnKind;
  note: string;
  at: Date;
};

/** After so many letters in a row that could not be delivered, no more are sent. */
export const softInARow = 5;

/** False when it is about nobody we know. */
export async function noteReturn(returned: Returned): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const delivery = await findReturned(tx, returned);
    const email = delivery?.email || returned.email?.toLowerCase();
    if (!email || (!delivery && !(await isSubscriber(tx, email)))) return false;
    const { kind, at } = returned;
    const note = returned.note.slice(0, 500);
    const deliveryId = delivery?.id ?? null;
    if (delivery) await writeDown(tx, delivery.id, { kind, at });
    const suppress = (reason: 'bounced' | 'complained', words: string) =>
      suppressAddress(tx, { email, reason, note: words, deliveryId, at });
    if (kind === 'complaint') await suppress('complained', note);
    else if (kind === 'hard') await suppress('bounced', note);
    else if (delivery && (await failsInARow(tx, delivery))) {
      await suppress('bounced', `${softInARow} letters in a row came back. The last: ${note}`);
    }
    return true;
  });
}

type Delivery = { id: number; email: string; subscriberId: number | null };

async function findReturned(
  tx: Transaction,
  { deliveryId, email }: Returned,
): Promise<Delivery | null> {
  const select = { id: true, email: true, subscriberId: true };
  if (deliveryId !== null) return tx.delivery.findUnique({ where: { id: deliveryId }, select });
  if (!email) return null;
  return tx.delivery.findFirst({
    where: { email: email.toLowerCase(), state: 'accepted' },
    orderBy: { id: 'desc' },
    select,
  });
}

async function isSubscriber(tx: Transaction, email: string): Promise<boolean> {
  return (await tx.subscriber.count({ where: { email } })) > 0;
}

/** The first bounce is kept, unless a later one says that the mailbox is gone. */
async function writeDown(
  tx: Transaction,
  id: number,
  { kind, at }: { kind: ReturnKind; at: Date },
): Promise<void> {
  if (kind === 'complaint') {
    await tx.delivery.updateMany({ where: { id, complainedAt: null }, data: { complainedAt: at } });
    return;
  }
  const earlier = kind === 'hard' ? [{ bounceKind: null }, { bounceKind: 'soft' as const }] : [];
  await tx.delivery.updateMany({
    where: { id, ...(kind === 'hard' ? { OR: earlier } : { bounceKind: null }) },
    data: { bouncedAt: at, bounceKind: kind },
  });
}

async function failsInARow(tx: Transaction, { subscriberId }: Delivery): Promise<boolean> {
  if (subscriberId === null) return false;
  const last = await tx.delivery.findMany({
    where: { subscriberId, state: 'accepted' },
    orderBy: { id: 'desc' },
    take: softInARow,
    select: { bounceKind: true },
  });
  return last.length === softInARow && last.every(({ bounceKind }) => bounceKind !== null);
}

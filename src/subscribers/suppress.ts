/** Addresses that must not be written to: gone, failing too often, or of somebody who complained. */
import type { Transaction } from '#lib/database.ts';
import { leave } from './leave.ts';

export type Suppressing = {
  email: string;
  reason: 'bounced' | 'complained';
  note: string;
  deliveryId: number | null;
  at: Date;
};

/**
 * Puts an address on the list, once. Whoever complained has left everything as well, so that nobody who
 * takes them off the list by mistake writes to them again.
 */
export async function suppressAddress(tx: Transaction, given: Suppressing): Promise<void> {
  const { email, reason, note, deliveryId, at } = given;
  await tx.$executeRaw`
    insert into suppression (email, reason, note, at, delivery_id)
    values (${email}, ${reason}::"SuppressionReason", ${note}, ${at}, ${deliveryId})
    on conflict (email) do update
      set reason = excluded.reason, note = excluded.note, at = excluded.at,
          delivery_id = excluded.delivery_id
      where suppression.reason = 'bounced' and excluded.reason = 'complained'`;
  const subscriber = await tx.subscriber.findUnique({ where: { email }, select: { id: true } });
  if (!subscriber) return;
  if (reason === 'complained') {
    const where = { form: 'complaint', page: '' };
    await leave(tx, { subscriberId: subscriber.id, reason: 'Complained of a letter', where, at });
  }
  await tx.$executeRaw`
    update delivery set state = 'cancelled', settled_at = ${at},
      response = 'The address may not be written to any more.'
    where subscriber_id = ${subscriber.id} and state in ('waiting', 'deferred')`;
}

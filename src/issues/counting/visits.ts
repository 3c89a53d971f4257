/**
 * Openings and followed links of issues that count them: each once for a person, and once for machines,
 * with the moment of the first. Whoever asked for their data to be deleted is not counted any more.
 */
import { database, type Transaction } from '#lib/database.ts';
import { readGoKey, readSeenKey } from './keys.ts';
import { burstMs, isMachine } from './machines.ts';

type From = { agent: string; at: Date };

/**
 * Where a link of a letter leads, and counts that it was followed. Null for a key that is forged, or of
 * a link that the issue does not have: there is no way to be sent anywhere else.
 */
export async function followLink(key: string, from: From): Promise<string | null> {
  const asked = readGoKey(key);
  if (!asked) return null;
  const { deliveryId, position } = asked;
  const delivery = await findDelivery(deliveryId);
  if (!delivery) return null;
  const link = await database().issueLink.findUnique({
    where: { issueId_position: { issueId: delivery.issueId, position } },
    select: { url: true },
  });
  if (!link) return null;
  if (delivery.issue.countsClicks && delivery.subscriberId) {
    await database().$transaction(async (tx) => {
      // Visits of one delivery take turns, so that a burst sees itself.
      await tx.$queryRaw`select id from delivery where id = ${deliveryId} for update`;
      const isBurst = await markBurst(tx, { deliveryId, position, at: from.at });
      const machine = isBurst || isMachine({ ...from, acceptedAt: acceptedAt(delivery) });
      await note(tx, { deliveryId, kind: 'click', position, isMachine: machine, at: from.at });
      await tellDelivery(tx, deliveryId);
    });
  }
  return link.url;
}

/** Counts an opening. Nothing is answered about whether it was counted. */
export async function seePicture(key: string, from: From): Promise<void> {
  const asked = readSeenKey(key);
  const delivery = asked ? await findDelivery(asked.deliveryId) : null;
  if (!asked || !delivery?.issue.countsOpens || !delivery.subscriberId) return;
  const machine = isMachine({ ...from, acceptedAt: acceptedAt(delivery) });
  await database().$transaction(async (tx) => {
    await note(tx, { ...asked, kind: 'open', position: 0, isMachine: machine, at: from.at });
    await tellDelivery(tx, asked.deliveryId);
  });
}

function findDelivery(id: number) {
  return database().delivery.findUnique({
    where: { id },
    select: {
      issueId: true,
      subscriberId: true,
      state: true,
      settledAt: true,
      issue: { select: { countsClicks: true, countsOpens: true } },
    },
  });
}

function acceptedAt(delivery: { state: string; settledAt: Date | null }): Date | null {
  // Somebody has it, whatever the mail server's answer was: in doubt is as good as accepted here.
  return delivery.state === 'accepted' || delivery.state === 'in_doubt' ? delivery.settledAt : null;
}

type Note = {
  deliveryId: number;
  kind: 'open' | 'click';
  position: number;
  isMachine: boolean;
  at: Date;
};

async function note(tx: Transaction, data: Note): Promise<void> {
  await tx.letterAction.createMany({ data: [data], skipDuplicates: true });
}

/**
 * Another link of the same letter, a moment before: then a machine goes through it, and what it began
 * with was its doing as well.
 */
async function markBurst(
  tx: Transaction,
  { deliveryId, position, at }: { deliveryId: number; position: number; at: Date },
): Promise<boolean> {
  const since = new Date(at.getTime() - burstMs);
  const near = await tx.letterAction.findMany({
    where: { deliveryId, kind: 'click', position: { not: position }, at: { gt: since } },
    select: { id: true, isMachine: true, position: true, at: true },
  });
  const people = near.filter((one) => !one.isMachine);
  if (people.length > 0) {
    await tx.letterAction.deleteMany({ where: { id: { in: people.map(({ id }) => id) } } });
    await tx.letterAction.createMany({
      data: people.map((one) => ({
        deliveryId,
        kind: 'click' as const,
        position: one.position,
        isMachine: true,
        at: one.at,
      })),
      skipDuplicates: true,
    });
  }
  return near.length > 0;
}

/** What the delivery itself says of its person follows from what was noted. */
async function tellDelivery(tx: Transaction, deliveryId: number): Promise<void> {
  await tx.$executeRaw`
    update delivery d set opened_at = a.opened_at, clicked_at = a.clicked_at
    from (select min(at) filter (where kind = 'open') as opened_at,
            min(at) filter (where kind = 'click') as clicked_at
          from letter_action where delivery_id = ${deliveryId} and not is_machine) a
    where d.id = ${deliveryId}`;
}

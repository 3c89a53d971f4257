/** Writes what an editor chose for a front; the same choice again changes nothing. */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import type { FrontEntry } from './schema.ts';

export async function saveFront(tx: Transaction, changed: Changed, entry: FrontEntry) {
  const edition = await tx.edition.findUniqueOrThrow({ where: { slug: entry.edition } });
  const editionId = edition.id;
  const front = await tx.front.upsert({
    where: { editionId },
    create: { editionId },
    update: {},
    include: { slots: true },
  });
  const wanted = [
    { role: 'lead' as const, position: 0, slug: entry.lead },
    ...entry.secondary.map((slug, position) => ({ role: 'secondary' as const, position, slug })),
    ...entry.strip.map((slug, position) => ({ role: 'strip' as const, position, slug })),
  ];
  const slots = [];
  for (const { role, position, slug } of wanted) {
    const article = await tx.article.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    slots.push({ frontId: front.id, role, position, articleId: article.id });
  }
  const key = (slot: { role: string; position: number; articleId: number }) =>
    `${slot.role} ${slot.position} ${slot.articleId}`;
  if (front.slots.map(key).sort().join() === slots.map(key).sort().join()) return;
  await tx.frontSlot.deleteMany({ where: { frontId: front.id } });
  await tx.frontSlot.createMany({ data: slots });
  changed(`front:${editionId}`);
}

/** Writes one letter's record from a content file; only what differs is changed. */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import type { NewsletterEntry } from './schema.ts';

export async function saveNewsletter(
  tx: Transaction,
  changed: Changed,
  { entry, position }: { entry: NewsletterEntry; position: number },
): Promise<void> {
  const { slug, edition: editionSlug, placed, ...rest } = entry;
  const edition = editionSlug
    ? await tx.edition.findUniqueOrThrow({ where: { slug: editionSlug } })
    : null;
  const fields = {
    ...rest,
    editionId: edition?.id ?? null,
    position,
    inTextAfter: placed?.after ?? null,
    atFoot: placed?.foot ?? false,
    ...(await placesOf(tx, placed)),
  };
  const found = await tx.newsletter.findUnique({ where: { slug } });
  if (found && !differs(plain(found), plain(fields))) return;
  await tx.newsletter.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
  changed('newsletters');
}

type Places = { sections?: string[]; formats?: string[] } | undefined;

/** The ids of sections and formats that are named by slug. Throws when one is not there. */
async function placesOf(tx: Transaction, places: Places) {
  const idOf = { select: { id: true } } as const;
  const placedSections: number[] = [];
  for (const slug of places?.sections ?? []) {
    placedSections.push((await tx.section.findUniqueOrThrow({ where: { slug }, ...idOf })).id);
  }
  const placedFormats: number[] = [];
  for (const slug of places?.formats ?? []) {
    placedFormats.push((await tx.format.findUniqueOrThrow({ where: { slug }, ...idOf })).id);
  }
  return { placedSections, placedFormats };
}

/** Lists as texts, to be compared. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Array.isArray(value) ? value.join() : value]),
  );
}

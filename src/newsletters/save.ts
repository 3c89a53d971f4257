/** Writes one letter's record; only what differs is changed. */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import type { NewsletterEntry } from './schema.ts';

export async function saveNewsletter(
  tx: Transaction,
  changed: Changed,
  { entry, position }: { entry: NewsletterEntry; position: number },
): Promise<void> {
  const { slug, edition: editionSlug, ...rest } = entry;
  const edition = editionSlug
    ? await tx.edition.findUniqueOrThrow({ where: { slug: editionSlug } })
    : null;
  const fields = { ...rest, editionId: edition?.id ?? null, position };
  const found = await tx.newsletter.findUnique({ where: { slug } });
  if (found && !differs(found, fields)) return;
  await tx.newsletter.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
  changed('newsletters');
}

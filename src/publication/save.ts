/** Writes the publication's own records. Each changes only what differs, and says what it changed. */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import type { PageEntry, PersonEntry, PromoEntry, Settings } from './schema.ts';

/** Settings, editions, sections, formats and topics: what every page may show. */
export async function saveSettings(tx: Transaction, changed: Changed, settings: Settings) {
  const { editions, sections, formats, topics, ...own } = settings;
  const row = await tx.publication.findUnique({ where: { id: 1 } });
  if (!row || differs(row, own)) {
    await tx.publication.upsert({ where: { id: 1 }, create: { id: 1, ...own }, update: own });
    changed('publication');
  }
  for (const [position, { slug, default: isDefault = false, ...rest }] of editions.entries()) {
    const fields = { ...rest, isDefault, position };
    const found = await tx.edition.findUnique({ where: { slug } });
    if (found && !differs(found, fields)) continue;
    await tx.edition.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
    changed('publication');
  }
  for (const [position, { slug, parent, ...rest }] of sections.entries()) {
    const over = parent ? await tx.section.findUniqueOrThrow({ where: { slug: parent } }) : null;
    const fields = { ...rest, parentId: over?.id ?? null, position };
    const found = await tx.section.findUnique({ where: { slug } });
    if (found && !differs(found, fields)) continue;
    await tx.section.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
    changed('publication');
  }
  for (const [position, { slug, ...rest }] of formats.entries()) {
    const fields = { ...rest, position };
    const found = await tx.format.findUnique({ where: { slug } });
    if (found && !differs(found, fields)) continue;
    await tx.format.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
    changed('publication');
  }
  for (const { slug, name, description = null } of topics) {
    const fields = { name, description };
    const found = await tx.topic.findUnique({ where: { slug } });
    if (found && !differs(found, fields)) continue;
    await tx.topic.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
    changed('publication', `topic:${slug}`);
  }
}

/** Writes one person; `portrait` must be on record. */
export async function savePerson(tx: Transaction, changed: Changed, entry: PersonEntry) {
  const { slug, portrait, sample, ...rest } = entry;
  const picture = portrait
    ? await tx.picture.findUniqueOrThrow({ where: { key: portrait } })
    : null;
  const fields = { ...rest, isSample: sample ?? false, portraitId: picture?.id ?? null };
  const found = await tx.person.findUnique({ where: { slug } });
  if (found && !differs(found, fields)) return;
  await tx.person.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
  changed('people', `person:${slug}`);
}

/** Writes one promo. */
export async function savePromo(tx: Transaction, changed: Changed, entry: PromoEntry) {
  const { slug, heading, text, placement, action } = entry;
  const fields = { heading, text, placement, actionLabel: action.label, actionUrl: action.url };
  const found = await tx.promo.findUnique({ where: { slug } });
  if (found && !differs(found, fields)) return;
  await tx.promo.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
  changed('promos');
}

/** Sends readers of an old address on to the new one. */
export async function saveRedirect(
  tx: Transaction,
  changed: Changed,
  { from, to }: { from: string; to: string },
) {
  const found = await tx.redirect.findUnique({ where: { fromPath: from } });
  if (found?.toPath === to) return;
  await tx.redirect.upsert({
    where: { fromPath: from },
    create: { fromPath: from, toPath: to },
    update: { toPath: to },
  });
  changed(`redirect:${from}`);
}

/**
 * An address has moved from `from` to `to`: what led to the old one leads to the new one, in one step,
 * and the new one leads nowhere else.
 */
export async function followMoves(
  tx: Transaction,
  changed: Changed,
  { from, to }: { from: string; to: string },
) {
  const leading = await tx.redirect.findMany({ where: { toPath: from } });
  for (const { fromPath } of leading.filter((row) => row.fromPath !== to)) {
    await tx.redirect.update({ where: { fromPath }, data: { toPath: to } });
    changed(`redirect:${fromPath}`);
  }
  const { count } = await tx.redirect.deleteMany({ where: { fromPath: to } });
  if (count > 0) changed(`redirect:${to}`);
}

/** Writes one static page. */
export async function savePage(
  tx: Transaction,
  changed: Changed,
  { slug, entry, body }: { slug: string; entry: PageEntry; body: string },
) {
  const { headline, standfirst = null, position } = entry;
  const updatedOn = new Date(`${entry.updated}T00:00:00Z`);
  const fields = { headline, standfirst, position, updatedOn, body };
  const found = await tx.staticPage.findUnique({ where: { slug } });
  if (found && !differs(found, fields)) return;
  await tx.staticPage.upsert({ where: { slug }, create: { slug, ...fields }, update: fields });
  changed(`page:${slug}`);
  // The foot of every page lists the static pages.
  if (!found || found.headline !== headline || found.position !== position) changed('publication');
}

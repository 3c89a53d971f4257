/** Looks up what the gate's rules ask: the pictures a revision shows and where its links lead. */
import type { Transaction } from '#lib/database.ts';
import { listPassages, parseMarkdown } from '#markdown/index.ts';
import type { Draft } from '../draft.ts';
import type { GateStory } from '../requirements/requirement.ts';
import { findDeadLinks } from './find-dead-links.ts';

export async function readGateStory(
  tx: Transaction,
  { draft, legalReason }: { draft: Draft; legalReason: string | null },
): Promise<GateStory> {
  const parsed = parseMarkdown(draft.body);
  const { references } = parsed;
  const keys = references.pictures.map(({ key }) => key);
  const rows = await tx.picture.findMany({
    where: { key: { in: draft.picture ? [...keys, draft.picture] : keys } },
    select: { key: true, alt: true, credit: true },
  });
  const edition = await tx.edition.findUnique({
    where: { slug: draft.edition },
    select: { language: true },
  });
  return {
    headline: draft.headline,
    standfirst: draft.standfirst,
    section: draft.section,
    byline: draft.byline,
    sources: draft.sources,
    language: edition?.language ?? 'en',
    picture: rows.find(({ key }) => key === draft.picture) ?? null,
    pictures: Object.fromEntries(rows.map((row) => [row.key, row])),
    deadLinks: await findDeadLinks(
      tx,
      references.links.map(({ key }) => key),
    ),
    legalReason,
    parsed,
    passages: listPassages(parsed),
  };
}

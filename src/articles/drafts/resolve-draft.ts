/** Finds the rows that a draft names. What is not on record is a problem of its field, and nothing is saved. */
import type { Transaction } from '#lib/database.ts';
import type { Draft, DraftProblem } from '../draft.ts';

/** The ids that a draft's slugs stand for. */
export type ResolvedDraft = {
  sectionId: number;
  formatId: number;
  editionId: number;
  pictureId: number | null;
  topicIds: number[];
  bylines: { personId: number; editionId: number; role: Draft['byline'][number]['role'] }[];
};

type Named = { id: number; slug: string };

export async function resolveDraft(
  tx: Transaction,
  draft: Draft,
): Promise<{ ok: true; ids: ResolvedDraft } | { ok: false; problems: DraftProblem[] }> {
  const select = { id: true, slug: true } as const;
  const among = (slugs: string[]) => ({ where: { slug: { in: slugs } }, select });
  const people = draft.byline.map(({ person }) => person);
  const editions = [draft.edition, ...draft.byline.map(({ edition }) => edition)];
  // One after the other: a transaction has one connection.
  const section = await tx.section.findUnique({ where: { slug: draft.section }, select });
  const format = await tx.format.findUnique({ where: { slug: draft.format }, select });
  const edition = byslug(await tx.edition.findMany(among(editions)));
  const topic = byslug(draft.topics.length ? await tx.topic.findMany(among(draft.topics)) : []);
  const person = byslug(people.length ? await tx.person.findMany(among(people)) : []);
  const picture = draft.picture
    ? await tx.picture.findUnique({ where: { key: draft.picture }, select: { id: true } })
    : null;

  const problems: DraftProblem[] = [];
  const found = (field: string, id: number | undefined): number => {
    if (id === undefined) problems.push({ field, code: 'unknown' });
    return id ?? 0;
  };
  const ids: ResolvedDraft = {
    sectionId: found('section', section?.id),
    formatId: found('format', format?.id),
    editionId: found('edition', edition.get(draft.edition)),
    pictureId: draft.picture ? found('picture', picture?.id) : null,
    topicIds: draft.topics.map((slug, at) => found(`topics.${at}`, topic.get(slug))),
    bylines: draft.byline.map(({ person: slug, role, edition: where }, at) => ({
      personId: found(`byline.${at}.person`, person.get(slug)),
      editionId: found(`byline.${at}.edition`, edition.get(where)),
      role,
    })),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, ids };
}

function byslug(rows: Named[]): Map<string, number> {
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

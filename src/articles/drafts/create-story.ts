/** Starts a story at the desk: an empty draft that says where it will be filed. Readers see nothing of it. */
import type { Actor } from '#accounts/index.ts';
import { record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { type Draft, type DraftProblem, emptyDraft } from '../draft.ts';
import { mayStartStory } from '../policy.ts';
import { resolveDraft } from './resolve-draft.ts';
import { freeSlug } from './slugs.ts';
import { writeRevision } from './write-revision.ts';

export type NewStory = {
  actor: Actor;
  headline?: string | undefined;
  section?: string | undefined;
  format?: string | undefined;
  edition?: string | undefined;
};

export type CreateResult =
  | { kind: 'created'; id: number; revision: number; draft: Draft }
  | { kind: 'forbidden' }
  | { kind: 'invalid'; problems: DraftProblem[] };

/** What is not said is the publication's first section and format and its default edition. */
export async function createStory(wanted: NewStory): Promise<CreateResult> {
  const { actor, headline = '' } = wanted;
  if (!mayStartStory(actor)) return { kind: 'forbidden' };
  return change(async (tx) => {
    const draft = emptyDraft({
      headline,
      slug: await freeSlug(tx, headline),
      ...(await filingOf(tx, wanted)),
    });
    const signed = await signature(tx, actor);
    if (signed) draft.byline = [{ person: signed, role: 'author', edition: draft.edition }];
    const resolved = await resolveDraft(tx, draft);
    if (!resolved.ok) return { kind: 'invalid', problems: resolved.problems };
    const { sectionId, formatId, editionId } = resolved.ids;
    const { id } = await tx.article.create({
      data: {
        slug: draft.slug,
        sectionId,
        formatId,
        editionId,
        createdById: actor.staffId,
        createdByName: actor.name,
        isEditedAtDesk: true,
      },
      select: { id: true },
    });
    const { ids } = resolved;
    await writeRevision(tx, { articleId: id, number: 1, draft, ids, author: actor });
    await record(tx, {
      actor,
      action: 'story.create',
      subject: `story:${id}`,
      after: { headline },
    });
    return { kind: 'created', id, revision: 1, draft };
  });
}

async function filingOf(tx: Transaction, { section, format, edition }: NewStory) {
  const first = { select: { slug: true }, orderBy: { position: 'asc' } } as const;
  return {
    section: section ?? (await tx.section.findFirstOrThrow(first)).slug,
    format: format ?? (await tx.format.findFirstOrThrow(first)).slug,
    edition:
      edition ?? (await tx.edition.findFirstOrThrow({ ...first, where: { isDefault: true } })).slug,
  };
}

/** The slug of the person whose name stands over the actor's stories, or null. */
async function signature(tx: Transaction, { personId }: Actor): Promise<string | null> {
  if (personId === null) return null;
  const row = await tx.person.findUnique({ where: { id: personId }, select: { slug: true } });
  return row?.slug ?? null;
}

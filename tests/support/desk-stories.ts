/** Stories written at the desk, without its screens: what a story of the browser starts from. */
import type { Actor } from '#accounts/index.ts';
import { drafting } from '#articles/index.ts';
import type { Draft } from '#articles/pure.ts';

/** A draft of this actor that could be published as it is, but for what `fields` say. */
export async function writeStory(
  actor: Actor,
  fields: Partial<Draft> & { headline: string },
): Promise<{ id: number; revision: number; path: string }> {
  const created = await drafting.createStory({ actor, headline: fields.headline });
  if (created.kind !== 'created') throw new Error(`No story was started: ${created.kind}`);
  const { id, revision } = created;
  const draft: Draft = {
    ...created.draft,
    section: 'world',
    standfirst: 'What happened, in one sentence.',
    body: 'It happened in the morning. Nobody was there to see it.',
    byline: [{ person: 'nadia-rahman', role: 'author', edition: created.draft.edition }],
    ...fields,
  };
  const saved = await drafting.saveDraft({ actor, articleId: id, base: revision, draft });
  if (saved.kind !== 'saved') throw new Error(`The story was not saved: ${saved.kind}`);
  return { id, revision: saved.revision, path: `/${draft.section}/${draft.slug}` };
}

/** What the editor opens: the head revision as a draft, and what stands around it. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import type { Draft } from '../draft.ts';
import { mayCorrectStory, mayEditStory, mayReadStory } from '../policy.ts';
import { draftOf } from './read-revision.ts';
import { findStoryAtDesk } from './story-at-desk.ts';

export type DeskDraft = {
  id: number;
  status: 'draft' | 'live' | 'withdrawn';
  /** The path readers know, or will. */
  url: string;
  /** The head: what a save names as its base. */
  revision: number;
  savedAt: Date;
  savedBy: string | null;
  /** The number of the revision readers see. */
  liveRevision: number | null;
  firstPublishedAt: Date | null;
  lastChangedAt: Date | null;
  draft: Draft;
  may: { edit: boolean; correct: boolean };
};

export type DraftResult =
  | { kind: 'found'; story: DeskDraft }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function getDraft(actor: Actor, articleId: number): Promise<DraftResult> {
  const story = await findStoryAtDesk(database(), articleId);
  if (!story) return { kind: 'absent' };
  const { headRevision: head, owned } = story;
  if (!mayReadStory(actor, owned)) return { kind: 'forbidden' };
  return {
    kind: 'found',
    story: {
      id: story.id,
      status: story.status,
      url: `/${story.section.slug}/${story.slug}`,
      revision: head.number,
      savedAt: head.createdAt,
      savedBy: head.authorName,
      liveRevision: story.liveRevision?.number ?? null,
      firstPublishedAt: story.firstPublishedAt,
      lastChangedAt: story.lastChangedAt,
      draft: draftOf(head),
      may: {
        edit: mayEditStory(actor, owned),
        correct: story.firstPublishedAt !== null && mayCorrectStory(actor),
      },
    },
  };
}

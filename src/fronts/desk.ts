/** What the desk shows of a front: what an editor chose, also the stories readers may not see yet. */
import { database } from '#lib/database.ts';
import { choiceOf } from './curate.ts';
import type { FrontChoice } from './pure.ts';

/** A story that stands on a front, or could. */
export type FrontStory = { id: number; headline: string; isLive: boolean };

export type ChosenFront = { choice: FrontChoice; stories: FrontStory[] };

/** The choice for an edition, with the headlines of its stories. */
export async function readChosenFront(edition: number): Promise<ChosenFront> {
  const slots = await database().frontSlot.findMany({
    where: { front: { editionId: edition } },
    select: {
      role: true,
      articleId: true,
      article: {
        select: {
          slug: true,
          status: true,
          liveRevision: { select: { headline: true } },
          headRevision: { select: { headline: true } },
        },
      },
    },
    orderBy: { position: 'asc' },
    relationLoadStrategy: 'join',
  });
  const stories = slots.map(({ articleId, article }) => ({
    id: articleId,
    headline: (article.liveRevision ?? article.headRevision)?.headline ?? article.slug,
    isLive: article.status === 'live',
  }));
  return { choice: choiceOf(slots), stories };
}

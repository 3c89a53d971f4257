/**
 * What a reader answers to “more like this, or less?”. The link opens a page and changes nothing, because
 * scanners open links; the button of the page answers, and answers anew when it is pressed again.
 */
import { readCards } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { readFeedbackKey } from './keys.ts';

export type FeedbackPage = {
  isMore: boolean;
  /** The story as readers see it now; null when they do not. */
  story: { headline: string; url: string } | null;
  /** What they answered before. */
  answered: boolean | null;
};

/** What the link asks; null when it leads nowhere. */
export async function findFeedback(key: string): Promise<FeedbackPage | null> {
  const asked = await readAsked(key);
  if (!asked) return null;
  const { deliveryId, articleId, isMore } = asked;
  const [cards, before] = await Promise.all([
    readCards([articleId]),
    database().storyFeedback.findUnique({
      where: { deliveryId_articleId: { deliveryId, articleId } },
      select: { isMore: true },
    }),
  ]);
  const [card] = cards;
  return {
    isMore,
    story: card ? { headline: card.headline, url: card.url } : null,
    answered: before?.isMore ?? null,
  };
}

/** The button. False when the link leads nowhere. */
export async function giveFeedback(key: string, at: Date): Promise<boolean> {
  const asked = await readAsked(key);
  if (!asked) return false;
  const { deliveryId, articleId, isMore } = asked;
  await database().storyFeedback.upsert({
    where: { deliveryId_articleId: { deliveryId, articleId } },
    create: { deliveryId, articleId, isMore, at },
    update: { isMore, at },
  });
  return true;
}

/** Only a story that was in the issue, and only while the person is there. */
async function readAsked(key: string) {
  const asked = readFeedbackKey(key);
  if (!asked) return null;
  const isThere = await database().delivery.count({
    where: {
      id: asked.deliveryId,
      subscriberId: { not: null },
      issue: { stories: { some: { articleId: asked.articleId } } },
    },
  });
  return isThere > 0 ? asked : null;
}

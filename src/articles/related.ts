/**
 * The stories that stand beside a story: the editor's pins first and in their order, never a banned
 * one, then those that were worked out (`related`), then the section's newest. A hidden story is never
 * among them, nor one that the page shows already.
 */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { relatedTo } from '#related/index.ts';
import { latestStories, readCards } from './read.ts';
import type { Story, StoryCard } from './story.ts';

export const relatedLimit = 9;

/** A story beside another, and why in a few words; null for an editor's own choice. */
export type RelatedCard = StoryCard & { reason: string | null };

/** At most nine cards, the story itself and `except` never among them. */
export async function listRelated(
  story: Story,
  except: number[] | Promise<number[]> = [],
): Promise<RelatedCard[]> {
  dependsOn(`related:${story.id}`);
  const [picks, computed, excepted] = await Promise.all([
    database().related.findMany({
      where: { articleId: story.id },
      select: { otherId: true, choice: true },
      orderBy: { position: 'asc' },
    }),
    relatedTo(story.id),
    except,
  ]);
  const banned = picks.filter(({ choice }) => choice === 'banned').map(({ otherId }) => otherId);
  const left = new Set([story.id, ...excepted, ...banned]);
  const pinned = picks.filter(({ choice }) => choice === 'pinned').map(({ otherId }) => otherId);
  const reasons = new Map(computed.map(({ id, reason }) => [id, reason]));
  const ids = [...new Set([...pinned, ...computed.map(({ id }) => id)])].filter(
    (id) => !left.has(id),
  );
  const cards = (await readCards(ids)).slice(0, relatedLimit);
  const related = cards.map((card) => ({ ...card, reason: reasons.get(card.id) ?? null }));
  if (related.length === relatedLimit) return related;
  const fill = await latestStories(
    { sections: [story.sectionId] },
    { take: relatedLimit - related.length, except: [...left, ...ids] },
  );
  const reason = `More from ${story.section.name}`;
  return [...related, ...fill.map((card) => ({ ...card, reason }))];
}

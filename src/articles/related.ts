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
  const readFill = () =>
    latestStories(
      { sections: [story.sectionId] },
      { take: relatedLimit, except: [...left, ...ids] },
    );
  // Where there are too few anyway, the rest is asked for at once.
  const [known, early] = await Promise.all([
    readCards(ids),
    ids.length < relatedLimit ? readFill() : null,
  ]);
  const related = known
    .slice(0, relatedLimit)
    .map((card) => ({ ...card, reason: reasons.get(card.id) ?? null }));
  const missing = relatedLimit - related.length;
  if (missing === 0) return related;
  const fill = (early ?? (await readFill())).slice(0, missing);
  const reason = `More from ${story.section.name}`;
  return [...related, ...fill.map((card) => ({ ...card, reason }))];
}

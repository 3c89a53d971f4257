/**
 * The stories that stand beside a story: the editor's pins first and in their order, never a banned
 * one, then those that share topics, then the section's newest. A hidden story is never among them.
 */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { latestStories, readCards } from './read.ts';
import type { Story, StoryCard } from './story.ts';

export const relatedLimit = 9;

/** At most nine cards, the story itself and `except` never among them. */
export async function listRelated(story: Story, except: number[] = []): Promise<StoryCard[]> {
  dependsOn(`related:${story.id}`);
  const picks = await database().related.findMany({
    where: { articleId: story.id },
    select: { otherId: true, choice: true },
    orderBy: { position: 'asc' },
  });
  const banned = picks.filter(({ choice }) => choice === 'banned').map(({ otherId }) => otherId);
  const shown = new Set([story.id, ...except, ...banned]);
  const pinned = picks.map(({ otherId }) => otherId).filter((id) => !shown.has(id));
  const ids = pinned.slice(0, relatedLimit);
  if (ids.length < relatedLimit) {
    for (const id of ids) shown.add(id);
    ids.push(...(await sharingTopics(story, [...shown], relatedLimit - ids.length)));
  }
  const related = await readCards(ids);
  if (related.length >= relatedLimit) return related;
  const fill = await latestStories(
    { sections: [story.sectionId] },
    { take: relatedLimit - related.length, except: [...shown, ...ids] },
  );
  return [...related, ...fill];
}

/** Ids of live stories by how many topics they share, a rare topic counting more, then by date. */
async function sharingTopics(story: Story, except: number[], take: number): Promise<number[]> {
  const topics = story.topics.map(({ id }) => id);
  if (topics.length === 0) return [];
  dependsOn(...topics.map((id) => `list:topic:${id}`));
  const rows = await database().$queryRaw<{ id: number }[]>`
    with weight as (
      select topic_id, 1.0 / ln(2 + count(*)) as weight
      from article_topic where topic_id = any(${topics}) group by topic_id)
    select a.id
    from article a
    join article_topic t on t.article_id = a.id
    join weight w on w.topic_id = t.topic_id
    where visible(a) and a.id <> all(${except})
    group by a.id, a.first_published_at
    order by sum(w.weight) desc, a.first_published_at desc
    limit ${take}`;
  return rows.map(({ id }) => id);
}

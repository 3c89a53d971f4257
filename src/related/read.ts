/** Reads what was worked out. Whether a story may be shown is asked by whoever shows it. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { reasonWords } from './reason.ts';

export type RelatedTo = { id: number; reason: string | null };

/** The computed neighbours of a story, best first, at most twelve. */
export async function relatedTo(articleId: number): Promise<RelatedTo[]> {
  dependsOn(`related:${articleId}`);
  const rows = await database().relatedStory.findMany({
    where: { articleId },
    select: { otherId: true, about: true },
    orderBy: [{ score: 'desc' }, { otherId: 'asc' }],
  });
  return rows.map(({ otherId, about }) => ({ id: otherId, reason: reasonWords(about) }));
}

/** Every correction of what readers can read, newest first: the public record of our mistakes. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { cardSelect, type StoryCard, storyCard } from '../story.ts';
import { visible } from '../visible.ts';

export type ListedCorrection = {
  id: number;
  kind: 'correction' | 'clarification';
  text: string;
  at: Date;
  story: StoryCard;
};

export type CorrectionPage = {
  corrections: ListedCorrection[];
  page: number;
  pages: number;
  total: number;
};

export const correctionsPerPage = 20;

/** One page, counted from 1; a page past the end is empty. */
export async function listCorrections(page: number): Promise<CorrectionPage> {
  dependsOn('list:corrections');
  const where = { article: visible() };
  const [total, rows] = await Promise.all([
    database().correction.count({ where }),
    database().correction.findMany({
      where,
      select: { id: true, kind: true, text: true, at: true, article: { select: cardSelect } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * correctionsPerPage,
      take: correctionsPerPage,
      relationLoadStrategy: 'join',
    }),
  ]);
  const corrections = rows.flatMap(({ article, ...correction }) => {
    const story = storyCard(article);
    return story ? [{ ...correction, story }] : [];
  });
  const pages = Math.max(1, Math.ceil(total / correctionsPerPage));
  return { corrections, page, pages, total };
}

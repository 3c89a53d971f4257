/**
 * The one rule of what readers may see. Every public read of stories asks it, in its query; a story
 * that is not live has no live revision either, so a query that forgot would still find no words.
 * Time is no part of it: a scheduled story comes into sight by being published, an embargoed one cannot
 * be, and so no document goes stale by the clock alone.
 */
import type { Prisma } from '#lib/prisma/client.ts';

/** The condition a public query of articles must contain; in SQL written by hand, `visible(a)`. */
export function visible() {
  return {
    status: 'live',
    liveRevisionId: { not: null },
    embargoUntil: null,
  } satisfies Prisma.ArticleWhereInput;
}

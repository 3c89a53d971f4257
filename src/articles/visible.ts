/**
 * The one rule of what readers may see. Every public read of stories asks it, in its query; a story
 * that is not live has no live revision either, so a query that forgot would still find no words.
 */
import type { Prisma } from '#lib/prisma/client.ts';

/** The condition a public query of articles must contain. */
export function visible() {
  return { status: 'live', liveRevisionId: { not: null } } satisfies Prisma.ArticleWhereInput;
}

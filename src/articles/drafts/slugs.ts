/** The addresses of stories: made of the headline, and never one that another story has or waits for. */
import type { Transaction } from '#lib/database.ts';

const slugRoom = 80;

/** “Why the US may blacklist Hikvision” → `why-the-us-may-blacklist-hikvision`; may be empty. */
export function slugOf(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > slugRoom) break;
    slug = longer;
  }
  return slug;
}

/** The headline's slug, or the next one that is free: `name`, `name-2`, `name-3`. */
export async function freeSlug(tx: Transaction, headline: string): Promise<string> {
  await oneAtATime(tx);
  const wanted = slugOf(headline) || 'untitled';
  const [row] = await tx.$queryRaw<{ taken: string[] }[]>`
    select coalesce(array_agg(slug), '{}') as taken from (
      select slug from article
      union select r.slug from article a join revision r on r.id = a.head_revision_id) as known
    where slug = ${wanted} or slug like ${`${wanted}-%`}`;
  const taken = new Set(row?.taken);
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const next = `${wanted}-${count}`;
    if (!taken.has(next)) return next;
  }
}

/** Whether another story stands at this slug, or will when its head is published. */
export async function isSlugTaken(
  tx: Transaction,
  { slug, articleId }: { slug: string; articleId: number },
): Promise<boolean> {
  await oneAtATime(tx);
  const other = await tx.article.findFirst({
    where: { id: { not: articleId }, OR: [{ slug }, { headRevision: { slug } }] },
    select: { id: true },
  });
  return other !== null;
}

/** Until this transaction ends, nobody else looks for a free address: two would find the same one. */
async function oneAtATime(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('addresses of stories'))`;
}

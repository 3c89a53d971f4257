/**
 * The issues that were sent, for everybody. What stands in one is what readers may see now: a story that
 * was withdrawn since is not shown here either.
 */
import { readCards, readMarkdownContext, type StoryCard } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { parseMarkdown, toWebHtml } from '#markdown/index.ts';

export type ArchivedIssue = { number: number; subject: string; preheader: string; sentAt: Date };

/** The issues of a letter, newest first. */
export async function listArchive(slug: string, take = 100): Promise<ArchivedIssue[]> {
  dependsOn('newsletters', `issues:${slug}`);
  const rows = await database().newsletterIssue.findMany({
    where: {
      newsletter: { slug, archiveIsPublic: true },
      rhythm: 'each',
      status: { in: ['sending', 'paused', 'sent'] },
    },
    select: { number: true, subject: true, preheader: true, frozenAt: true },
    orderBy: { frozenAt: 'desc' },
    take,
  });
  return rows.flatMap(({ number, frozenAt, ...row }) =>
    number && frozenAt ? [{ ...row, number, sentAt: frozenAt }] : [],
  );
}

export type OpenIssue = ArchivedIssue & { introHtml: string; stories: StoryCard[] };

/** One issue; null when there is none of this number. */
export async function findArchived(slug: string, number: number): Promise<OpenIssue | null> {
  dependsOn('newsletters', `issues:${slug}`);
  const row = await database().newsletterIssue.findFirst({
    where: {
      newsletter: { slug, archiveIsPublic: true },
      rhythm: 'each',
      number,
      frozenAt: { not: null },
    },
    select: {
      subject: true,
      preheader: true,
      intro: true,
      frozenAt: true,
      stories: { select: { articleId: true }, orderBy: { position: 'asc' } },
    },
  });
  if (!row?.frozenAt) return null;
  const parsed = parseMarkdown(row.intro);
  const [context, stories] = await Promise.all([
    readMarkdownContext(parsed, { path: `/newsletters/${slug}/${number}` }),
    readCards(row.stories.map(({ articleId }) => articleId)),
  ]);
  return {
    number,
    subject: row.subject,
    preheader: row.preheader,
    sentAt: row.frozenAt,
    introHtml: toWebHtml(parsed, context),
    stories,
  };
}

/** Where issues stand, for the sitemap. */
export async function listArchivedAddresses(): Promise<{ slug: string; number: number }[]> {
  const letters = await database().newsletter.findMany({ select: { slug: true } });
  const lists = await Promise.all(
    letters.map(async ({ slug }) =>
      (await listArchive(slug)).map(({ number }) => ({ slug, number })),
    ),
  );
  return lists.flat();
}

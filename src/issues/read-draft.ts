/** An issue with the words and stories of its draft, for what sends, checks and shows it. */
import { database } from '#lib/database.ts';
import type { IssueDraft } from './pure.ts';

export type ReadIssue = NonNullable<Awaited<ReturnType<typeof readDraft>>>;

/** Null when there is no such issue. */
export async function readDraft(id: number) {
  const row = await database().newsletterIssue.findUnique({
    where: { id },
    select: {
      id: true,
      status: true,
      version: true,
      sendKey: true,
      recipients: true,
      newsletterId: true,
      subject: true,
      preheader: true,
      intro: true,
      segmentId: true,
      newsletter: { select: { slug: true, retiredAt: true, archiveIsPublic: true } },
      stories: { select: { articleId: true }, orderBy: { position: 'asc' } },
    },
  });
  if (!row) return null;
  const { subject, preheader, intro, stories, newsletter, segmentId, ...rest } = row;
  const draft: IssueDraft = {
    subject,
    preheader,
    intro,
    stories: stories.map(({ articleId }) => articleId),
    segment: segmentId,
  };
  const { slug, retiredAt, archiveIsPublic } = newsletter;
  return { ...rest, slug, archiveIsPublic, isRetired: retiredAt !== null, draft };
}

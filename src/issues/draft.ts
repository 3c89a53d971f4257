/** Writing an issue. A draft is saved against the version that was seen, so nobody's words are lost. */
import { type Actor, record } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { type IssueDraft, mayWriteIssues } from './pure.ts';

type Forbidden = { kind: 'forbidden' };
type Absent = { kind: 'absent' };

/** Begins an issue of a letter, empty. */
export async function startIssue(
  actor: Actor,
  { newsletter, at }: { newsletter: string; at: Date },
): Promise<{ kind: 'started'; id: number } | Forbidden | Absent> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const letter = await database().newsletter.findUnique({
    where: { slug: newsletter, retiredAt: null },
  });
  if (!letter) return { kind: 'absent' };
  return database().$transaction(async (tx) => {
    const { id } = await tx.newsletterIssue.create({
      data: {
        newsletterId: letter.id,
        subject: '',
        preheader: '',
        intro: '',
        createdAt: at,
        createdBy: actor.name,
      },
      select: { id: true },
    });
    await record(tx, { actor, action: 'issue.start', subject: `issue:${id}` });
    return { kind: 'started', id };
  });
}

/** Saves a draft. `conflict` when it has been saved by somebody else since `version`, or frozen. */
export async function saveIssue(
  actor: Actor,
  { id, version, draft }: { id: number; version: number; draft: IssueDraft },
): Promise<
  | { kind: 'saved'; version: number }
  | { kind: 'conflict' }
  | { kind: 'invalid'; problems: { field: 'segment'; code: 'unknown' }[] }
  | Forbidden
  | Absent
> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const { stories, segment = null, ...words } = draft;
  const articleIds = [...new Set(stories)];
  return database().$transaction(async (tx) => {
    const found = await tx.newsletterIssue.findUnique({ where: { id }, select: { id: true } });
    if (!found) return { kind: 'absent' };
    if (segment !== null && (await tx.segment.count({ where: { id: segment } })) === 0) {
      return { kind: 'invalid', problems: [{ field: 'segment', code: 'unknown' }] };
    }
    const { count } = await tx.newsletterIssue.updateMany({
      where: { id, version, status: 'draft' },
      data: { ...words, segmentId: segment, version: version + 1 },
    });
    if (count === 0) return { kind: 'conflict' };
    await tx.issueStory.deleteMany({ where: { issueId: id } });
    const known = await tx.article.findMany({
      where: { id: { in: articleIds } },
      select: { id: true },
    });
    const there = new Set(known.map((article) => article.id));
    await tx.issueStory.createMany({
      data: articleIds
        .filter((articleId) => there.has(articleId))
        .map((articleId, position) => ({ issueId: id, articleId, position })),
    });
    return { kind: 'saved', version: version + 1 };
  });
}

/** Throws a draft away. What was sent stays for ever. */
export async function discardIssue(
  actor: Actor,
  id: number,
): Promise<{ kind: 'discarded' } | { kind: 'conflict' } | Forbidden | Absent> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  return database().$transaction(async (tx) => {
    const found = await tx.newsletterIssue.findUnique({ where: { id }, select: { status: true } });
    if (!found) return { kind: 'absent' };
    const { count } = await tx.newsletterIssue.deleteMany({ where: { id, status: 'draft' } });
    if (count === 0) return { kind: 'conflict' };
    await record(tx, { actor, action: 'issue.discard', subject: `issue:${id}` });
    return { kind: 'discarded' };
  });
}

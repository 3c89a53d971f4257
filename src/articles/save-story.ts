/**
 * Files a story as its front matter and text say: an edit becomes a revision, the same again changes
 * nothing, and readers see all of it or none, for it runs in the caller's transaction. A story that
 * the desk has changed since is the desk's: a file never writes over it.
 */
import { createHash } from 'node:crypto';
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import { changeLive } from './change-live.ts';
import { comparable, type Draft, draftSchema, sameDraft } from './draft.ts';
import { draftOf, revisionSelect } from './drafts/read-revision.ts';
import { resolveDraft } from './drafts/resolve-draft.ts';
import { fileUnder, writeRevision } from './drafts/write-revision.ts';
import { notScheduled } from './publishing/not-scheduled.ts';
import type { StoryEntry } from './schema.ts';
import type { ArticleStage } from './workflow.ts';

export type StoryFile = { slug: string; entry: StoryEntry; body: string };

/** What became of a file: the story says it now, or the desk has changed the story and keeps it. */
export type FiledStory = { kind: 'filed' } | { kind: 'kept' };

/** Writes the story. Section, format, edition, topics, people and picture must be on record. */
export async function saveStory(
  tx: Transaction,
  changed: Changed,
  { slug, entry, body }: StoryFile,
): Promise<FiledStory> {
  const file = { slug, entry, body };
  const digest = createHash('sha256').update(comparable(file)).digest('hex').slice(0, 32);
  const found = await tx.article.findUnique({
    where: { slug },
    select: { id: true, fileDigest: true, isEditedAtDesk: true },
  });
  if (found?.fileDigest === digest) return { kind: 'filed' };
  if (found?.isEditedAtDesk) return { kind: 'kept' };
  const articleId = found?.id ?? (await startArticle(tx, file));
  await changeLive(tx, changed, articleId, async () => {
    await fileCorrections(tx, articleId, entry);
    await fileRevision(tx, articleId, draftOfFile(file));
    await show(tx, articleId, entry);
    await tx.article.update({ where: { id: articleId }, data: { fileDigest: digest } });
  });
  return { kind: 'filed' };
}

/** Writes an editor's pins and bans, once every story is on record. */
export async function saveRelated(tx: Transaction, changed: Changed, { slug, entry }: StoryFile) {
  const { id } = await tx.article.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const wanted = [
    ...entry.related.pin.map((other, position) => ({ other, choice: 'pinned' as const, position })),
    ...entry.related.ban.map((other, position) => ({ other, choice: 'banned' as const, position })),
  ];
  const others = await tx.article.findMany({
    where: { slug: { in: wanted.map(({ other }) => other) } },
    select: { id: true, slug: true },
  });
  const idOf = new Map(others.map((other) => [other.slug, other.id]));
  const rows = wanted.flatMap(({ other, choice, position }) => {
    const otherId = idOf.get(other);
    return otherId === undefined ? [] : [{ articleId: id, otherId, choice, position }];
  });
  const found = await tx.related.findMany({ where: { articleId: id } });
  const key = (row: { otherId: number; choice: string; position: number }) =>
    `${row.otherId} ${row.choice} ${row.position}`;
  if (found.map(key).sort().join() === rows.map(key).sort().join()) return;
  await tx.related.deleteMany({ where: { articleId: id } });
  await tx.related.createMany({ data: rows });
  changed(`related:${id}`);
}

function draftOfFile({ slug, entry, body }: StoryFile): Draft {
  return draftSchema.parse({
    headline: entry.headline,
    standfirst: entry.standfirst,
    body,
    slug,
    section: entry.section,
    format: entry.format,
    edition: entry.edition,
    topics: entry.topics,
    byline: entry.byline.map(({ person, role, edition = entry.edition }) => ({
      person,
      role,
      edition,
    })),
    picture: entry.picture ?? null,
    pictureCaption: entry.pictureCaption ?? null,
    sources: entry.sources.map(({ id: key, date: published, ...said }) => ({
      key,
      published,
      ...said,
    })),
  });
}

async function startArticle(tx: Transaction, { slug, entry }: StoryFile): Promise<number> {
  const id = { id: true } as const;
  const named = (of: string) => ({ where: { slug: of }, select: id });
  const section = await tx.section.findUniqueOrThrow(named(entry.section));
  const format = await tx.format.findUniqueOrThrow(named(entry.format));
  const edition = await tx.edition.findUniqueOrThrow(named(entry.edition));
  const filing = { sectionId: section.id, formatId: format.id, editionId: edition.id };
  return (await tx.article.create({ data: { slug, ...filing }, select: id })).id;
}

/** Only ever added to: a correction that is missing from the file stays on record. */
async function fileCorrections(tx: Transaction, articleId: number, { corrections }: StoryEntry) {
  await tx.correction.createMany({
    data: corrections.map((correction) => ({
      articleId,
      ...correction,
      at: new Date(correction.at),
    })),
    skipDuplicates: true,
  });
}

async function fileRevision(tx: Transaction, articleId: number, draft: Draft): Promise<void> {
  const { headRevision: head } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { headRevision: { select: revisionSelect } },
  });
  if (head && sameDraft(draftOf(head), draft)) return;
  const resolved = await resolveDraft(tx, draft);
  if (!resolved.ok) {
    throw new Error(`${draft.slug} names what is not on record: ${comparable(resolved.problems)}`);
  }
  const { ids } = resolved;
  const number = (head?.number ?? 0) + 1;
  await writeRevision(tx, { articleId, number, draft, ids, author: null });
}

async function show(tx: Transaction, articleId: number, entry: StoryEntry): Promise<void> {
  const article = await tx.article.findUniqueOrThrow({ where: { id: articleId } });
  const revisionId = article.headRevisionId;
  const live = entry.status === 'live';
  const fields = {
    status: entry.status,
    stage: stageOfFile(article, entry),
    counterpartKey: entry.counterpart ?? null,
    liveRevisionId: live ? revisionId : null,
    ...(entry.status === 'draft' ? {} : nothingPlanned),
    // A draft has never been published; a withdrawn story keeps its date, as it was.
    firstPublishedAt: entry.status === 'draft' ? null : new Date(entry.published),
    lastChangedAt: entry.status === 'draft' ? null : new Date(entry.updated ?? entry.published),
  };
  if (!revisionId || !differs(article, fields)) return;
  if (live && article.liveRevisionId !== revisionId) {
    await fileUnder(tx, { articleId, revisionId });
    await tx.revision.update({ where: { id: revisionId }, data: { isPinned: true } });
    const at = fields.lastChangedAt ?? new Date(entry.published);
    await tx.publishing.create({ data: { articleId, revisionId, at } });
  }
  await tx.article.update({ where: { id: articleId }, data: fields });
}

/** A file settles what the desk had planned: what it says is live is live now. */
const nothingPlanned = {
  ...notScheduled,
  withdrawAt: null,
  embargoUntil: null,
};

/** A file knows no stages: a draft that is on its way on the desk stays where it is. */
function stageOfFile({ stage }: { stage: ArticleStage }, { status }: StoryEntry): ArticleStage {
  if (status !== 'draft') return 'settled';
  return stage === 'settled' ? 'draft' : stage;
}

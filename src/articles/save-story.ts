/**
 * Files a story as its front matter and text say: an edit becomes a revision, the same again changes
 * nothing, and readers see all of it or none, for it runs in the caller's transaction.
 */
import { createHash } from 'node:crypto';
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import { changeLive } from './change-live.ts';
import type { SourceEntry, StoryEntry } from './schema.ts';
import type { ArticleStage } from './workflow.ts';

export type StoryFile = { slug: string; entry: StoryEntry; body: string };

/** Writes the story. Section, format, edition, topics, people and picture must be on record. */
export async function saveStory(tx: Transaction, changed: Changed, file: StoryFile): Promise<void> {
  const { entry } = file;
  const filing = await filingOf(tx, entry);
  const id = await openArticle(tx, file.slug, filing);
  await changeLive(tx, changed, id, async () => {
    await tx.article.update({ where: { id }, data: filing });
    await fileTopics(tx, id, entry.topics);
    await fileCorrections(tx, id, entry);
    await fileRevision(tx, id, file);
    await show(tx, id, entry);
  });
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

type Filing = {
  sectionId: number;
  formatId: number;
  editionId: number;
  counterpartKey: string | null;
};

async function filingOf(tx: Transaction, entry: StoryEntry): Promise<Filing> {
  const id = { id: true } as const;
  const bySlug = (slug: string) => ({ where: { slug }, select: id });
  const section = await tx.section.findUniqueOrThrow(bySlug(entry.section));
  const format = await tx.format.findUniqueOrThrow(bySlug(entry.format));
  const edition = await tx.edition.findUniqueOrThrow(bySlug(entry.edition));
  return {
    sectionId: section.id,
    formatId: format.id,
    editionId: edition.id,
    counterpartKey: entry.counterpart ?? null,
  };
}

/** The story's row; a new one is a draft that readers cannot see yet. */
async function openArticle(tx: Transaction, slug: string, filing: Filing): Promise<number> {
  const found = await tx.article.findUnique({ where: { slug }, select: { id: true } });
  return found?.id ?? (await tx.article.create({ data: { slug, ...filing } })).id;
}

async function fileTopics(tx: Transaction, articleId: number, slugs: string[]): Promise<void> {
  const found = await tx.articleTopic.findMany({
    where: { articleId },
    select: { topic: { select: { slug: true } } },
    orderBy: { position: 'asc' },
  });
  if (found.map(({ topic }) => topic.slug).join() === slugs.join()) return;
  await tx.articleTopic.deleteMany({ where: { articleId } });
  for (const [position, slug] of slugs.entries()) {
    const topic = await tx.topic.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    await tx.articleTopic.create({ data: { articleId, topicId: topic.id, position } });
  }
}

async function fileCorrections(tx: Transaction, articleId: number, entry: StoryEntry) {
  // Only ever added to: a correction that is missing from the file stays on record.
  await tx.correction.createMany({
    data: entry.corrections.map((correction) => ({
      articleId,
      ...correction,
      at: new Date(correction.at),
    })),
    skipDuplicates: true,
  });
}

async function fileRevision(tx: Transaction, articleId: number, { entry, body }: StoryFile) {
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      headRevision: {
        include: {
          picture: { select: { key: true } },
          bylines: {
            select: {
              role: true,
              person: { select: { slug: true } },
              edition: { select: { slug: true } },
            },
            orderBy: { position: 'asc' },
          },
          citations: {
            select: { key: true, source: { select: { fingerprint: true } } },
            orderBy: { position: 'asc' },
          },
        },
      },
    },
  });
  const head = article.headRevision;
  const names = entry.byline.map(({ person, role, edition = entry.edition }) => [
    role,
    person,
    edition,
  ]);
  const sources = entry.sources.map((source) => ({ ...source, fingerprint: fingerprint(source) }));
  const wanted = [
    entry.headline,
    entry.standfirst,
    body,
    entry.picture ?? null,
    entry.pictureCaption ?? null,
    names,
    sources.map((source) => [source.id, source.fingerprint]),
  ];
  const now = head && [
    head.headline,
    head.standfirst,
    head.body,
    head.picture?.key ?? null,
    head.pictureCaption,
    head.bylines.map(({ role, person, edition }) => [role, person.slug, edition.slug]),
    head.citations.map(({ key, source }) => [key, source.fingerprint]),
  ];
  if (now && JSON.stringify(now) === JSON.stringify(wanted)) return;

  const picture = entry.picture
    ? await tx.picture.findUniqueOrThrow({ where: { key: entry.picture }, select: { id: true } })
    : null;
  const revision = await tx.revision.create({
    data: {
      articleId,
      number: (head?.number ?? 0) + 1,
      headline: entry.headline,
      standfirst: entry.standfirst,
      body,
      pictureId: picture?.id ?? null,
      pictureCaption: entry.pictureCaption ?? null,
    },
  });
  for (const [position, { person, role, edition = entry.edition }] of entry.byline.entries()) {
    const who = await tx.person.findUniqueOrThrow({
      where: { slug: person },
      select: { id: true },
    });
    const where = await tx.edition.findUniqueOrThrow({
      where: { slug: edition },
      select: { id: true },
    });
    await tx.byline.create({
      data: { revisionId: revision.id, position, personId: who.id, role, editionId: where.id },
    });
  }
  for (const [index, source] of sources.entries()) {
    const { id: sourceId } = await tx.source.upsert({
      where: { fingerprint: source.fingerprint },
      create: {
        fingerprint: source.fingerprint,
        publisher: source.publisher,
        headline: source.headline ?? null,
        description: source.description ?? null,
        url: source.url ?? null,
        published: source.date ?? null,
        quote: source.quote ?? null,
      },
      update: {},
      select: { id: true },
    });
    await tx.citation.create({
      data: { revisionId: revision.id, position: index + 1, key: source.id, sourceId },
    });
  }
  await tx.article.update({ where: { id: articleId }, data: { headRevisionId: revision.id } });
}

async function show(tx: Transaction, id: number, entry: StoryEntry): Promise<void> {
  const article = await tx.article.findUniqueOrThrow({ where: { id } });
  const live = entry.status === 'live';
  const fields = {
    status: entry.status,
    stage: stageOfFile(article, entry),
    liveRevisionId: live ? article.headRevisionId : null,
    ...(entry.status === 'draft' ? {} : nothingPlanned),
    // A draft has never been published; a withdrawn story keeps its date, as it was.
    firstPublishedAt: entry.status === 'draft' ? null : new Date(entry.published),
    lastChangedAt: entry.status === 'draft' ? null : new Date(entry.updated ?? entry.published),
  };
  if (differs(article, fields)) await tx.article.update({ where: { id }, data: fields });
}

/** A file settles what the desk had planned: what it says is live is live now. */
const nothingPlanned = {
  publishAt: null,
  publishRevisionId: null,
  scheduledById: null,
  withdrawAt: null,
  embargoUntil: null,
};

/** A file knows no stages: a draft that is on its way on the desk stays where it is. */
function stageOfFile({ stage }: { stage: ArticleStage }, { status }: StoryEntry): ArticleStage {
  if (status !== 'draft') return 'settled';
  return stage === 'settled' ? 'draft' : stage;
}

/** One source is one row, whichever stories cite it: the fingerprint is of all that it says. */
function fingerprint({ publisher, headline, description, date, url, quote }: SourceEntry): string {
  const said = [publisher, headline, description, date, url, quote].map((part) => part ?? null);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

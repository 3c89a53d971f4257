/**
 * Plants a canary in every hidden state beside the demo publication, where a careless read would show
 * it: among topics, people and sections that have pages, pinned as related, chosen for a front and in a
 * magazine issue. Run as a process of its own, before a server starts on the folder.
 */
import { filing as articles } from '../../src/articles/index.ts';
import { isPublicationEmpty, loadContent } from '../../src/content/index.ts';
import { change } from '../../src/lib/changes.ts';
import { database } from '../../src/lib/database.ts';
import { readEnv } from '../../src/lib/env.ts';
import { filing as media } from '../../src/media/index.ts';
import { openPublication } from '../../src/server/open-database.ts';
import {
  canaryMark,
  canaryQuery,
  canarySlugs,
  openLetter,
  quietLetter,
  rewrittenSlug,
} from './canaries.ts';

const oldStories = 21;

const settings = readEnv();
if (!settings.ok) throw new Error('The environment has values that cannot be used.');
const opened = await openPublication(settings.env, { report: () => {} });
try {
  if (await isPublicationEmpty()) {
    const loaded = await loadContent('content', () => {});
    if (!loaded.ok) throw new Error('The demo publication has problems.');
  }
  await filePicture();
  for (const slug of canarySlugs) {
    await file(slug, 'draft');
    // It was live once, so that whatever a live story leaves behind is left behind.
    if (slug.endsWith('-withdrawn'))
      for (const status of ['live', 'withdrawn']) await file(slug, status);
  }
  for (let n = 1; n <= oldStories; n += 1) await fileOld(n);
  await putInTheirStates();
  await putInTheWay();
  await rewriteALiveStory();
  await issueThem();
  await showChanges();
} finally {
  await opened.close();
}

async function file(slug: string, status: string): Promise<void> {
  const entry = articles.storySchema.parse({
    headline: `${canaryMark} ${canaryQuery} ${slug}`,
    standfirst: `${canaryMark} ${canaryQuery} stands here.`,
    section: 'world',
    format: 'the-explainer',
    edition: 'uk',
    published: '2025-02-27T09:00:00Z',
    topics: ['china', 'trade'],
    byline: [{ person: 'nadia-rahman' }],
    picture: canaryMark,
    corrections: [
      { kind: 'correction', at: '2025-02-28T09:00:00Z', text: `${canaryMark} was wrong.` },
    ],
    status,
  });
  const body = `${canaryMark} ${canaryQuery}.\n\n::figure{picture="${canaryMark}"}`;
  await change(async (tx, changed) => {
    await articles.saveStory(tx, changed, { slug, entry, body });
  });
}

/** Live ones, so old that they are in nobody's way, and so many that every list has a second page. */
async function fileOld(n: number): Promise<void> {
  const day = `2014-05-${String(n).padStart(2, '0')}T09:00:00Z`;
  const entry = articles.storySchema.parse({
    headline: `An old story, number ${n}`,
    standfirst: `What was number ${n} in a month of long ago.`,
    section: 'world',
    format: 'the-explainer',
    edition: 'uk',
    published: day,
    topics: ['china'],
    byline: [{ person: 'nadia-rahman' }],
    corrections: [{ kind: 'correction', at: day, text: `It was number ${n}.` }],
    status: 'live',
  });
  await change(async (tx, changed) => {
    await articles.saveStory(tx, changed, { slug: `old-${n}`, entry, body: `Number ${n}.` });
  });
}

/** A picture that only they show: its words, and the address of its files, say whose it is. */
async function filePicture(): Promise<void> {
  const size = { width: 800, height: 800 };
  const variants = (['avif', 'webp', 'jpeg'] as const).map((format) => {
    return { ...size, format, path: `${canaryMark}/800.${format}`, bytes: 1 };
  });
  const prepared = { ...size, digest: canaryMark, placeholder: '#808080', variants };
  const entry = {
    key: canaryMark,
    file: 'x',
    alt: canaryMark,
    caption: canaryMark,
    credit: canaryMark,
  };
  await change(async (tx, changed) => {
    await media.savePicture(tx, changed, { entry, prepared });
  });
}

/** How stories changed is shown to readers, where the publisher says so. */
async function showChanges(): Promise<void> {
  await database().$executeRaw`
    insert into settings (id, values) values (1, '{"showsChanges": true}')
    on conflict (id) do update set values = settings.values || excluded.values`;
}

async function putInTheirStates(): Promise<void> {
  const set = (state: string, columns: string) =>
    database().$executeRawUnsafe(
      `update article set ${columns} where slug = '${canaryMark}-${state}'`,
    );
  await set('idea', `stage = 'idea'`);
  await set('in-review', `stage = 'in_review'`);
  await set('ready', `stage = 'ready'`);
  await set(
    'scheduled',
    `stage = 'scheduled', publish_at = now() + interval '1 day', publish_revision_id = head_revision_id`,
  );
  await set('embargoed', `stage = 'ready', embargo_until = now() + interval '1 day'`);
}

async function putInTheWay(): Promise<void> {
  const canaries = await database().article.findMany({
    where: { slug: { in: canarySlugs } },
    select: { id: true },
  });
  const { id } = await database().article.findFirstOrThrow({
    where: { slug: 'why-us-may-blacklist-hikvision' },
    select: { id: true },
  });
  const front = await database().front.findFirstOrThrow({ select: { id: true } });
  const issue = await database().magazineIssue.findFirstOrThrow({ select: { id: true } });
  const places = canaries.map((canary, index) => ({ id: canary.id, position: 50 + index }));
  await database().related.createMany({
    data: places.map(({ id: otherId, position }) => ({
      articleId: id,
      otherId,
      choice: 'pinned' as const,
      position,
    })),
    skipDuplicates: true,
  });
  await database().frontSlot.createMany({
    data: places.map(({ id: articleId, position }) => ({
      frontId: front.id,
      role: 'strip' as const,
      position,
      articleId,
    })),
    skipDuplicates: true,
  });
  await database().magazineItem.createMany({
    data: places.map(({ id: articleId, position }) => ({
      issueId: issue.id,
      position,
      kind: 'story' as const,
      articleId,
    })),
    skipDuplicates: true,
  });
}

/**
 * Issues that nobody may find: of a letter whose archive is not public, a draft, and a digest. And one
 * that everybody may, which carried a story that was live then and is not now.
 */
async function issueThem(): Promise<void> {
  await database().$executeRawUnsafe(`
    insert into newsletter (slug, name, promise, cadence, schedule, position, archive_is_public)
    values ('${quietLetter}', 'For Some', 'What is not for all.', 'weekly', 'Now and then', 90, false)
    on conflict do nothing`);
  const issue = (letter: string, columns: string, values: string, subject: string) => `
    with letter as (select id from newsletter where slug = '${letter}')
    insert into newsletter_issue (newsletter_id, subject, preheader, intro, created_at, created_by, ${columns})
    select id, '${subject}', '${subject}', '${subject}', now(), 'A test', ${values} from letter`;
  const sent = 'status, frozen_at, html, text, content_hash, recipients, send_key, number, rhythm';
  const frozen = (key: string, number: string, rhythm: string) =>
    `'sent', now(), '', '', '', 0, '${key}', ${number}, '${rhythm}'`;
  const shown = 'What stood in it';
  for (const sql of [
    issue(quietLetter, sent, frozen('quiet', '1', 'each'), canaryMark),
    issue(openLetter, 'status', `'draft'`, canaryMark),
    issue(openLetter, sent, frozen('digest', 'null', 'weekly'), canaryMark),
    issue(openLetter, sent, frozen('open', '1', 'each'), shown),
  ]) {
    await database().$executeRawUnsafe(sql);
  }
  await database().$executeRawUnsafe(`
    insert into issue_story (issue_id, position, article_id)
    select i.id, row_number() over (order by a.id), a.id from newsletter_issue i, article a
    where i.send_key = 'open' and a.slug like '${canaryMark}-%'`);
}

async function rewriteALiveStory(): Promise<void> {
  await database().$executeRawUnsafe(`
    with head as (
      insert into revision
        (article_id, number, slug, section_id, format_id, edition_id, headline, standfirst, body)
      select a.id, r.number + 1, r.slug, r.section_id, r.format_id, r.edition_id,
             '${canaryMark} head', '${canaryMark}', '${canaryMark}'
      from article a join revision r on r.id = a.head_revision_id where a.slug = '${rewrittenSlug}'
      returning id, article_id)
    update article set head_revision_id = head.id, stage = 'in_review'
    from head where article.id = head.article_id`);
}

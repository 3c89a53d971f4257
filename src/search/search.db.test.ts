import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { learnAllWords, promoting, readSearch, searchStories } from './index.ts';

const at = new Date('2025-03-01T00:00:00Z');

function search(q: string, more: Record<string, string> = {}) {
  return searchStories(readSearch({ q, ...more }), at);
}

/** The slugs found, in order. */
async function find(q: string, more: Record<string, string> = {}): Promise<string[]> {
  const result = await search(q, more);
  if (result.kind !== 'found') throw new Error(`${q}: ${result.kind}`);
  const ids = [...result.promoted, ...result.hits].map(({ articleId }) => articleId);
  const rows = await database().article.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => rows.find((row) => row.id === id)?.slug ?? '');
}

async function fileArchive(): Promise<void> {
  await fileStory({
    slug: 'cameras',
    headline: 'Why Washington may blacklist a maker of cameras',
    standfirst: 'Hikvision is accused of helping to watch Xinjiang.',
    topics: ['china'],
    body: 'Universities and cafés have bought its surveillance technology.\n\n[A link](https://example.org/secretaddress)',
  });
  await fileStory({
    slug: 'moon',
    headline: 'A moon base by the end of the decade',
    standfirst: 'The plan to dig in.',
    section: 'science',
    format: 'speed-read',
    edition: 'us',
    topics: ['space'],
    byline: [{ person: 'tom' }],
    published: '2025-01-10T09:00:00Z',
    body: 'Cameras would be sent ahead. Technology for surveillance of rocks is another matter.',
  });
  await fileStory({
    slug: 'rice',
    headline: 'Rice prices',
    standfirst: 'What China eats.',
    section: 'asia',
    published: '2024-02-14T09:00:00Z',
    body: 'Harvests were poor.',
  });
}

/** So many stories more like the one of this slug, each a minute older than the one before. */
async function fileAgain(slug: string, count: number): Promise<void> {
  const { id } = await database().article.findUniqueOrThrow({ where: { slug } });
  await database().$executeRaw`
    insert into article (slug, section_id, format_id, edition_id)
    select slug || '-' || n, section_id, format_id, edition_id
    from article, generate_series(1, ${count}::int) n where id = ${id}`;
  await database().$executeRaw`
    insert into search_document (article_id, configuration, section_id, format_id, edition_id,
      person_ids, topic_ids, published_at, headline, standfirst, byline, topics, captions, body)
    select a.id, configuration, d.section_id, d.format_id, d.edition_id, person_ids, topic_ids,
      published_at - a.id * interval '1 minute', headline, standfirst, byline, topics, captions, body
    from search_document d, article a
    where d.article_id = ${id} and a.slug like ${`${slug}-%`}`;
}

describe.runIf(hasDatabase)('search', () => {
  useDatabase();
  beforeEach(makePublication);

  test('words, phrases, prefixes, exclusions and accents find what they say', async () => {
    await fileArchive();
    await learnAllWords();
    expect(await find('camera')).toEqual(['cameras', 'moon']);
    expect(await find('"surveillance technology"')).toEqual(['cameras']);
    expect(await find('surveillance -xinjiang')).toEqual(['moon']);
    expect(await find('universi*')).toEqual(['cameras']);
    expect(await find('CAFÉ')).toEqual(['cameras']);
    expect(await find('cafe')).toEqual(['cameras']);
    expect(await find('rice OR moon')).toEqual(expect.arrayContaining(['rice', 'moon']));
    expect((await find('nadia china')).sort()).toEqual(['cameras', 'rice']);
    expect(await find('secretaddress')).toEqual([]);
  });

  test('of a phrase whose words are everywhere the newest are found, and said to be not all', async () => {
    await fileArchive();
    await fileAgain('moon', 1200);
    await fileAgain('cameras', 1200);
    // “moon” has both words as well, apart: it is looked at and not found.
    const first = await search('"surveillance technology"');
    expect(first).toMatchObject({ kind: 'found', isMore: true, page: 1 });
    expect(await find('"surveillance technology"', { sort: 'date' })).toContain('cameras');
    expect(await find('"surveillance technology"', { page: '3' })).toHaveLength(10);
    expect(await search('surveillance technology')).toMatchObject({ total: 2402, isMore: false });
    const narrowed = { from: '2025-01-11' };
    expect(await search('"surveillance technology"', narrowed)).toMatchObject({ isMore: false });
  });

  test('filters hold together, and alone', async () => {
    await fileArchive();
    expect(await find('', { section: 'world' })).toEqual(['cameras', 'rice']);
    expect(await find('camera', { section: 'science' })).toEqual(['moon']);
    expect(await find('', { person: 'tom', edition: 'us', format: 'speed-read' })).toEqual([
      'moon',
    ]);
    expect(await find('china', { topic: 'china' })).toEqual(['cameras']);
    expect(await find('', { from: '2025-01-10', until: '2025-01-10' })).toEqual(['moon']);
    expect(await find('camera', { sort: 'date' })).toEqual(['cameras', 'moon']);
    expect(await search('camera', { topic: 'nothing-like-it' })).toEqual({
      kind: 'problems',
      problems: [{ field: 'topic', code: 'unknown' }],
    });
  });

  test('everything that is wrong with a search is told at once', async () => {
    expect(await search('camera', { from: 'soon', section: 'nowhere' })).toEqual({
      kind: 'problems',
      problems: [
        { field: 'from', code: 'not-a-date' },
        { field: 'section', code: 'unknown' },
      ],
    });
  });

  test('what is found is marked, and counted over all pages', async () => {
    await fileArchive();
    const result = await search('surveillance');
    if (result.kind !== 'found') throw new Error(result.kind);
    expect(result).toMatchObject({ total: 2, page: 1, pages: 1 });
    const marked = result.hits.flatMap(({ snippet }) =>
      snippet.filter((piece) => piece.marked).map(({ text }) => text),
    );
    expect(marked).toEqual(['surveillance', 'surveillance']);
    expect(await search('surveillance', { page: '7' })).toMatchObject({ total: 2, hits: [] });
  });

  test('a misspelt word is answered with the archive’s own', async () => {
    await fileArchive();
    await learnAllWords();
    expect(await search('survelliance xinjang')).toMatchObject({
      total: 0,
      didYouMean: 'surveillance xinjiang',
    });
    expect(await search('zzzzqqqq')).toMatchObject({ total: 0, didYouMean: null });
  });

  test('a hidden story is not found, and its words are no longer suggested', async () => {
    await fileStory({ slug: 'secret', headline: 'Xylographers meet', status: 'draft' });
    expect(await find('xylographers')).toEqual([]);
    await fileStory({ slug: 'secret', headline: 'Xylographers meet' });
    await learnAllWords();
    expect(await find('xylographers')).toEqual(['secret']);
    await fileStory({ slug: 'secret', headline: 'Xylographers meet', status: 'withdrawn' });
    expect(await search('xylographers')).toMatchObject({ total: 0 });
    expect(await search('xylographer')).toMatchObject({ total: 0, didYouMean: null });
    expect(await search('xylograhpers')).toMatchObject({ total: 0, didYouMean: null });
  });

  test('whoever hides a story takes it out of the index, also past the operations', async () => {
    await fileStory({ slug: 'gone', headline: 'Xylographers meet' });
    await database().$executeRaw`update article set status = 'withdrawn', live_revision_id = null`;
    expect(await database().searchDocument.count()).toBe(0);
  });

  test('a change of the text or of a name is found at once', async () => {
    await fileStory({ slug: 'one', headline: 'Old words', topics: ['space'] });
    expect(await fileStory({ slug: 'one', headline: 'New verbs', topics: ['space'] })).toContain(
      'search',
    );
    expect(await find('words')).toEqual([]);
    await database().person.updateMany({ where: { slug: 'nadia' }, data: { name: 'Nora' } });
    await database().topic.updateMany({ where: { slug: 'space' }, data: { name: 'Orbits' } });
    expect(await find('verbs nora orbit')).toEqual(['one']);
  });

  test('a story an editor promotes stands first for its query, and only while it is live', async () => {
    await fileArchive();
    const editor = await makeActor('editor');
    const { id } = await database().article.findUniqueOrThrow({ where: { slug: 'rice' } });
    const promote = (query: string, articleIds: number[], actor = editor) =>
      promoting.promoteStories({ actor, query, articleIds });
    expect(await promote(' Camera ', [id])).toEqual({ kind: 'saved', query: 'camera' });
    expect(await find('camera')).toEqual(['rice', 'cameras', 'moon']);
    expect(await search('camera')).toMatchObject({ total: 3 });
    expect(await promoting.listPromotions(editor)).toMatchObject([
      { query: 'camera', stories: [{ id, isLive: true }] },
    ]);
    const [entry] = await database().auditEntry.findMany();
    expect(entry).toMatchObject({ action: 'search.promote', subject: 'query:camera', after: [id] });

    expect(await promote('camera', [id], await makeActor('writer'))).toEqual({ kind: 'forbidden' });
    expect(await promote('***', [id])).toMatchObject({ kind: 'invalid' });
    expect(await promote('camera', [id, id])).toMatchObject({ kind: 'invalid' });
    expect(await promote('camera', [9999])).toMatchObject({ kind: 'invalid' });

    await fileStory({ slug: 'rice', status: 'withdrawn' });
    expect(await find('camera')).toEqual(['cameras', 'moon']);
    await promote('camera', []);
    expect(await promoting.listPromotions(editor)).toEqual([]);
  });

  test('whatever is typed has an answer', async () => {
    await fileArchive();
    const hostile = [
      "'; drop table article; --",
      "x') or 1=1 --",
      '\\',
      "'''",
      'a & b | !c <-> d:*',
      ':*',
      '%_%',
      '((((',
      '\u0000nul\u0000',
      '😀 👩‍👩‍👧',
      'مرحبا שלום',
      'שלום*',
      '-"-"-',
      '\ud800',
      'x'.repeat(10_000),
      'a '.repeat(5000),
      '"'.repeat(999),
      `${'aaa* '.repeat(50)}`,
      'the',
      'the -china',
    ];
    for (const typed of hostile) await search(typed);
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (typed) => {
        await search(typed);
      }),
      { numRuns: 60 },
    );
    expect(await search('the')).toEqual({ kind: 'too-common' });
    expect(await search('the -china')).toEqual({ kind: 'too-common' });
    expect(await search('  ')).toEqual({ kind: 'nothing-asked' });
  });
});

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { beforeEach, describe, expect, test } from 'vitest';
import { findArchived, listArchive, listArchivedAddresses } from '#issues/index.ts';
import { change, onChanges } from '#lib/changes.ts';
import { collectDependencies } from '#lib/depends-on.ts';
import { editLetter } from '#newsletters/index.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { letterForm } from '../../tests/support/letter-form.ts';
import { filePicture, fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { type FeedSubject, readFeed, writeFeed } from './index.ts';

const hostile = 'Fish & <b>chips</b> ]]> "for" all\u0007';

describe.skipIf(!hasDatabase)('feeds', () => {
  useDatabase();
  beforeEach(makePublication);

  const feed = async (subject: FeedSubject) => {
    const found = await readFeed(subject);
    if (!found) throw new Error('There is no such feed.');
    return found;
  };

  test('a parser of others reads each format back to the same stories', async () => {
    await filePicture();
    await fileStory({
      slug: 'first',
      headline: hostile,
      picture: 'square',
      topics: ['china'],
      updated: '2025-02-20T09:00:00Z',
      byline: [{ person: 'nadia' }, { person: 'tom', role: 'research' }],
      sources: [{ id: 'ft', publisher: 'FT', description: 'A report', url: 'https://ft.example/' }],
      corrections: [{ kind: 'correction', at: '2025-02-20T09:00:00Z', text: 'It was < ten.' }],
      body: 'A claim.:cite{source="ft"} See [the other](/world/second).',
    });
    await fileStory({ slug: 'second', published: '2025-02-15T09:00:00Z' });
    await fileStory({ slug: 'hidden', status: 'draft' });
    await fileStory({ slug: 'gone', status: 'withdrawn' });

    const found = await feed({ list: 'publication' });
    const rss = parseRssFeed(writeFeed(found, 'rss'));
    const atom = parseAtomFeed(writeFeed(found, 'atom'));
    const json = parseJsonFeed(writeFeed(found, 'json'));

    const ids = found.stories.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(rss.items?.map(({ guid }) => guid?.value)).toEqual(ids);
    expect(atom.entries?.map(({ id }) => id)).toEqual(ids);
    expect(json.items?.map(({ id }) => id)).toEqual(ids);

    const clean = hostile.replace('\u0007', '');
    const urls = ['https://news.example/world/second', 'https://news.example/world/first'];
    expect(rss.items?.map(({ link }) => link)).toEqual(urls);
    expect(rss.items?.[1]).toMatchObject({
      title: clean,
      pubDate: 'Fri, 14 Feb 2025 09:00:00 GMT',
      dc: { creators: ['nadia'] },
    });
    expect(atom.entries?.[1]).toMatchObject({
      title: { value: clean },
      published: '2025-02-14T09:00:00.000Z',
      updated: '2025-02-20T09:00:00.000Z',
    });
    expect(json.items?.[1]).toMatchObject({ url: urls[1], image: found.stories[1]?.picture?.url });

    const html = json.items?.[1]?.content_html ?? '';
    expect(html).toContain('href="https://news.example/world/second"');
    expect(html).toContain('It was &#x3C; ten.');
    expect(rss.items?.[1]?.content?.encoded).toBe(html);
    expect(atom.entries?.[1]?.content?.value).toBe(html);
    for (const one of [rss.items?.[1]?.media, atom.entries?.[1]?.media]) {
      expect(one?.contents?.[0]).toMatchObject({
        url: found.stories[1]?.picture?.url,
        credits: [{ value: 'A & B' }],
      });
    }
  });

  test('a feed is dated by its stories, and carries the standfirst alone when told so', async () => {
    const made = new Date('2025-01-31T00:00:00Z');
    await change(async (tx) => {
      await tx.publication.update({ where: { id: 1 }, data: { createdAt: made } });
    });
    for (const subject of [
      { list: 'publication' },
      { list: 'corrections' },
      { list: 'topics', slug: 'china' },
      { list: 'newsletters', slug: 'morning' },
    ] as const) {
      expect((await feed(subject)).updated, subject.list).toEqual(made);
    }
    await fileStory({ slug: 'one', updated: '2025-02-20T09:00:00Z' });
    await change(async (tx) => {
      await tx.publication.update({ where: { id: 1 }, data: { feedText: 'summary' } });
    });
    const found = await feed({ list: 'publication' });
    expect(found.updated).toEqual(new Date('2025-02-20T09:00:00Z'));
    const json = parseJsonFeed(writeFeed(found, 'json'));
    expect(json.items?.[0]).toMatchObject({ content_text: 'Standfirst of one.' });
    expect(writeFeed(found, 'rss')).not.toContain('content:encoded>');
  });

  test('each list has a feed of its own, of its own stories', async () => {
    await fileStory({
      slug: 'one',
      section: 'asia',
      topics: ['china'],
      byline: [{ person: 'tom' }],
    });
    await fileStory({ slug: 'two', section: 'science', format: 'speed-read', edition: 'us' });
    const slugs = async (subject: FeedSubject) =>
      (await feed(subject)).stories.map(({ url }) => url.replace(/.*\//, ''));
    expect(await slugs({ list: 'sections', slug: 'world' })).toEqual(['one']);
    expect(await slugs({ list: 'topics', slug: 'china' })).toEqual(['one']);
    expect(await slugs({ list: 'people', slug: 'tom' })).toEqual(['one']);
    expect(await slugs({ list: 'formats', slug: 'speed-read' })).toEqual(['two']);
    expect(await slugs({ list: 'editions', slug: 'us' })).toEqual(['two']);
    expect(await readFeed({ list: 'sections', slug: 'about' })).toBeNull();
  });

  test('the past issues of a letter are a feed, unless its archive is not public', async () => {
    const editor = await makeActor('editor');
    await makeReaders(1);
    const sentAt = new Date('2025-02-01T09:00:00Z');
    const issue = await writeIssue(editor, { at: sentAt });
    await writeIssue(editor, { at: sentAt });
    const subject = { list: 'newsletters', slug: 'morning' } as const;
    const tags = new Set<string>();
    expect((await collectDependencies(tags, () => feed(subject))).stories).toEqual([]);
    const heard: string[] = [];
    const stop = onChanges((more) => heard.push(...more));
    await pressSend(editor, issue, { recipients: 1, at: sentAt });
    stop();
    expect(heard.some((tag) => tags.has(tag))).toBe(true);
    const found = await feed(subject);
    const expected = { title: 'What happened “today” – ünd why' };
    expect(parseRssFeed(writeFeed(found, 'rss')).items).toMatchObject([
      { ...expected, link: 'https://news.example/newsletters/morning/1' },
    ]);
    expect(parseAtomFeed(writeFeed(found, 'atom')).entries).toMatchObject([
      { title: { value: expected.title }, updated: sentAt.toISOString() },
    ]);
    expect(parseJsonFeed(writeFeed(found, 'json')).items).toMatchObject([expected]);
    const publisher = await makeActor('publisher');
    const form = letterForm({ archiveIsPublic: false });
    await editLetter(publisher, { slug: 'morning', version: 1, form, at: sentAt });
    expect(await readFeed(subject)).toBeNull();
    expect(await listArchive('morning')).toEqual([]);
    expect(await findArchived('morning', 1)).toBeNull();
    expect(await listArchivedAddresses()).toEqual([]);
    expect(await readFeed({ list: 'newsletters', slug: 'none' })).toBeNull();
  });

  test('an item keeps its id when the story moves, and a change of it reaches the feed', async () => {
    await fileStory({ slug: 'one' });
    const tags = new Set<string>();
    const before = await collectDependencies(tags, () => feed({ list: 'publication' }));
    const told = await fileStory({ slug: 'one', section: 'science', body: 'Another text.' });
    expect(told.some((tag) => tags.has(tag))).toBe(true);
    const after = await feed({ list: 'publication' });
    expect(after.stories[0]?.id).toBe(before.stories[0]?.id);
    expect(after.stories[0]?.url).toBe('https://news.example/science/one');
  });
});

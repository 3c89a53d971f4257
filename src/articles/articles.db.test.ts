import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { collectDependencies } from '#lib/depends-on.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { findStory, latestStories, listMonths, listStories, readCards } from './read.ts';
import { listRelated } from './related.ts';

async function live(slug: string) {
  const result = await findStory(slug);
  if (result.kind !== 'live') throw new Error(`${slug} is ${result.kind}`);
  return result.story;
}

describe.runIf(hasDatabase)('stories', () => {
  useDatabase();
  beforeEach(makePublication);

  test('a filed story can be read with everything it says', async () => {
    await fileStory({
      slug: 'one',
      topics: ['china', 'space'],
      byline: [{ person: 'nadia' }, { person: 'tom', role: 'research', edition: 'us' }],
      sources: [
        { id: 'nyt', publisher: 'The New York Times', headline: 'A report', date: '2019-05' },
      ],
      corrections: [{ kind: 'correction', at: '2025-02-15T09:00:00Z', text: 'It was two.' }],
    });
    const story = await live('one');
    expect(story).toMatchObject({
      url: '/world/one',
      headline: 'Headline of one',
      byline: 'By nadia, research by tom, The Test UK',
      revision: 1,
      sources: [{ number: 1, publisher: 'The New York Times', date: '2019-05' }],
      corrections: [{ kind: 'correction', text: 'It was two.' }],
    });
    expect(story.topics.map(({ slug }) => slug)).toEqual(['china', 'space']);
  });

  test('the same file again makes no revision and changes nothing', async () => {
    await fileStory({ slug: 'one' });
    expect(await fileStory({ slug: 'one' })).toEqual([]);
    expect(await database().revision.count()).toBe(1);
  });

  test('an edit makes a revision, and readers see it', async () => {
    await fileStory({ slug: 'one' });
    await fileStory({ slug: 'one', body: 'Other text.' });
    expect(await live('one')).toMatchObject({ revision: 2, body: 'Other text.' });
  });

  test('a changed text reaches its page only, a changed headline its cards too', async () => {
    await fileStory({ slug: 'one' });
    const { id } = await live('one');
    expect(await fileStory({ slug: 'one', body: 'Other.' })).toEqual([`article:${id}`, 'search']);
    expect(await fileStory({ slug: 'one', body: 'Other.', headline: 'New' })).toEqual([
      `article:${id}`,
      `card:${id}`,
      'search',
    ]);
  });

  test('a new topic reaches only the lists that gain it', async () => {
    await fileStory({ slug: 'one', topics: ['china'] });
    const { id } = await live('one');
    const topic = await database().topic.findUniqueOrThrow({ where: { slug: 'space' } });
    expect(await fileStory({ slug: 'one', topics: ['china', 'space'] })).toEqual([
      `article:${id}`,
      `list:topic:${topic.id}`,
      'search',
    ]);
  });

  test.each(['draft', 'withdrawn'])('nothing public shows a story that is %s', async (status) => {
    await fileStory({ slug: 'kept', topics: ['china'] });
    await fileStory({ slug: 'gone', topics: ['china'] });
    const { id } = await live('gone');
    const tags = await fileStory({ slug: 'gone', topics: ['china'], status });
    expect(tags).toContain(`gone:article:${id}`);

    const kept = await live('kept');
    const lists = [
      (await listStories({}, 1)).stories,
      await latestStories({}, { take: 10 }),
      await readCards([id]),
      await listRelated(kept),
    ].flat();
    expect(lists.map(({ slug }) => slug)).not.toContain('gone');
    expect((await findStory('gone')).kind).toBe(status === 'withdrawn' ? 'withdrawn' : 'absent');
  });

  test('a pinned story comes first, a banned one never, the rest by shared topics', async () => {
    await fileStory({ slug: 'shares', topics: ['china'] });
    await fileStory({ slug: 'unlike', section: 'science' });
    await fileStory({ slug: 'banned', topics: ['china'] });
    await fileStory({
      slug: 'one',
      topics: ['china'],
      related: { pin: ['unlike'], ban: ['banned'] },
    });
    const related = await listRelated(await live('one'));
    expect(related.map(({ slug }) => slug)).toEqual(['unlike', 'shares']);
  });

  test('a list says what it depends on: its own tag and every card in it', async () => {
    await fileStory({ slug: 'one' });
    const { id, sectionId } = await live('one');
    const tags = new Set<string>();
    await collectDependencies(tags, () => listStories({ sections: [sectionId] }, 1));
    expect(tags).toContain(`list:section:${sectionId}`);
    expect(tags).toContain(`card:${id}`);
    expect(tags).not.toContain(`article:${id}`);
  });

  test('lists are newest first and cut into pages', async () => {
    for (let day = 1; day <= 21; day += 1) {
      const published = `2025-01-${String(day).padStart(2, '0')}T09:00:00Z`;
      await fileStory({ slug: `story-${day}`, published });
    }
    const first = await listStories({}, 1);
    expect(first).toMatchObject({ page: 1, pages: 2, total: 21 });
    expect(first.stories[0]?.slug).toBe('story-21');
    const second = await listStories({}, 2);
    expect(second.stories.map(({ slug }) => slug)).toEqual(['story-1']);
    expect(await listMonths()).toEqual([{ year: 2025, months: [{ month: 1, count: 21 }] }]);
  });

  describe('the database itself refuses', () => {
    const refused = (sql: string) => expect(database().$executeRawUnsafe(sql)).rejects.toThrow();

    test('to change a revision', async () => {
      await fileStory({ slug: 'one' });
      await refused(`update revision set headline = 'x'`);
    });

    test('to change or remove a correction', async () => {
      const at = '2025-02-15T09:00:00Z';
      await fileStory({ slug: 'one', corrections: [{ kind: 'correction', at, text: 'x' }] });
      await refused('delete from correction');
      await refused(`update correction set text = 'y'`);
    });

    test('to show a story that is not live, or a live one without words', async () => {
      await fileStory({ slug: 'one' });
      await refused(`update article set status = 'draft'`);
      await refused('update article set live_revision_id = null');
    });

    test('to show another story’s revision', async () => {
      await fileStory({ slug: 'one' });
      await fileStory({ slug: 'two' });
      await refused(`update article set live_revision_id =
        (select live_revision_id from article where slug = 'two') where slug = 'one'`);
    });

    test('a source that says nothing, a picture whose words are blanks, a crooked address', async () => {
      await refused(`insert into source (fingerprint, publisher) values ('x', 'y')`);
      await refused(`insert into picture (key, alt, credit, digest, width, height, placeholder)
        values ('k', ' ', 'c', 'd', 1, 1, '#fff')`);
      await refused(`insert into topic (slug, name) values ('Not A Slug', 'x')`);
    });
  });
});

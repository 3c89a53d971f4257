import { beforeEach, describe, expect, test } from 'vitest';
import { collectDependencies } from '#lib/depends-on.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { finding, findStory } from './index.ts';

describe.skipIf(!hasDatabase)('the versions of a story', () => {
  useDatabase();
  beforeEach(makePublication);

  test('each edition’s version knows the others that readers may see, and hears of them', async () => {
    const counterpart = 'one-story';
    await fileStory({ slug: 'one', counterpart });
    const versions = async () => {
      const tags = new Set<string>();
      const found = await findStory('one');
      if (found.kind !== 'live') throw new Error('The story is not live.');
      const list = await collectDependencies(tags, () => finding.listCounterparts(found.story));
      return { tags, list: list.map(({ url, edition }) => [edition.language, url]) };
    };
    const alone = await versions();
    expect(alone.list).toEqual([]);

    const told = await fileStory({ slug: 'one-us', edition: 'us', section: 'asia', counterpart });
    expect(told.some((tag) => alone.tags.has(tag))).toBe(true);
    const both = await versions();
    expect(both.list).toEqual([
      ['en-GB', '/world/one'],
      ['en-US', '/asia/one-us'],
    ]);

    const gone = { slug: 'one-us', edition: 'us', section: 'asia', counterpart };
    expect((await fileStory({ ...gone, status: 'withdrawn' })).some((t) => both.tags.has(t))).toBe(
      true,
    );
    expect((await versions()).list).toEqual([]);
  });

  test('an edition tells a story once', async () => {
    await fileStory({ slug: 'one', counterpart: 'same' });
    await expect(fileStory({ slug: 'two', counterpart: 'same' })).rejects.toThrow();
  });
});

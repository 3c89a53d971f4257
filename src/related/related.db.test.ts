import { beforeEach, describe, expect, test } from 'vitest';
import { findStory, relating } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { countRelatedDue, refreshRelated } from './index.ts';

async function beside(slug: string, except: number[] = []) {
  const found = await findStory(slug);
  if (found.kind !== 'live') throw new Error(`${slug} is ${found.kind}`);
  return relating.listRelated(found.story, except);
}
const slugs = async (slug: string) => (await beside(slug)).map((card) => card.slug);
const idOf = async (slug: string) =>
  (await database().article.findUniqueOrThrow({ where: { slug } })).id;

const cameras = {
  slug: 'cameras',
  headline: 'Cameras in Xinjiang',
  body: 'The cameras of Hikvision stand in Xinjiang. Critics say that Hikvision serves surveillance.',
};
const blacklist = {
  slug: 'blacklist',
  headline: 'A blacklist for makers of surveillance',
  section: 'science',
  body: 'Washington looks at Hikvision. In Xinjiang the firm sold surveillance by the thousand.',
};
const bread = { slug: 'bread', headline: 'Bread', body: 'Flour and salt, water and patience.' };
const cake = { slug: 'cake', headline: 'Cake', body: 'Sugar, butter, eggs and an oven.' };

describe.runIf(hasDatabase)('related stories', () => {
  useDatabase();
  beforeEach(makePublication);

  test('stories without topics find those that say the same distinctive things, and say why', async () => {
    for (const story of [cameras, bread, cake, blacklist]) await fileStory(story);
    expect(await countRelatedDue()).toBe(4);
    await refreshRelated();
    expect(await countRelatedDue()).toBe(0);
    const [first] = await beside('blacklist');
    expect(first).toMatchObject({ slug: 'cameras', reason: 'Both about Xinjiang and Hikvision' });
    expect((await slugs('cameras'))[0]).toBe('blacklist');
  });

  test('an older story gains a new one, and only lists that changed are told of', async () => {
    for (const story of [cameras, bread, cake]) await fileStory(story);
    await refreshRelated();
    const last = await database().changedTag.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await fileStory(blacklist);
    await refreshRelated();
    expect((await slugs('cameras'))[0]).toBe('blacklist');
    const told = await database().changedTag.findMany({ where: { id: { gt: last.id } } });
    const lists = told.map(({ tag }) => tag).filter((tag) => tag.startsWith('related:'));
    expect(lists).toContain(`related:${await idOf('cameras')}`);
    expect(lists).toContain(`related:${await idOf('blacklist')}`);
    expect(await refreshRelated()).toEqual({ stories: 0, changedLists: 0 });
  });

  test('pins come first, bans never, and nothing twice or that the page shows already', async () => {
    for (const story of [bread, cake, blacklist]) await fileStory(story);
    await fileStory({ ...cameras, related: { pin: ['cake'], ban: ['blacklist'] } });
    await refreshRelated();
    expect(await slugs('cameras')).toEqual(['cake', 'bread']);
    expect(await beside('cameras', [await idOf('cake')])).toMatchObject([{ slug: 'bread' }]);
  });

  test('shared topics count and name the reason; a section fills what is left', async () => {
    await fileStory({ ...bread, topics: ['health'], section: 'science' });
    await fileStory({ ...cake, topics: ['health'] });
    await fileStory({ slug: 'tax', headline: 'Levies', body: 'Wages rose.', standfirst: 'Money.' });
    await refreshRelated();
    expect((await beside('cake'))[0]).toMatchObject({
      slug: 'bread',
      reason: expect.stringMatching(/^Both about health/),
    });
    expect((await beside('bread')).at(-1)).toMatchObject({ slug: 'cake' });
  });

  test('a story that is hidden leaves every list at once, and the gap is filled', async () => {
    for (const story of [cameras, blacklist, bread]) await fileStory(story);
    await refreshRelated();
    await fileStory({ ...blacklist, status: 'withdrawn' });
    expect(
      await database().relatedStory.count({ where: { otherId: await idOf('blacklist') } }),
    ).toBe(0);
    expect(await slugs('cameras')).not.toContain('blacklist');
    expect(await countRelatedDue()).toBeGreaterThan(0);
  });

  test('an editor pins, orders and bans from what was found, and nobody else does', async () => {
    for (const story of [cameras, bread, cake, blacklist]) await fileStory(story);
    await refreshRelated();
    const editor = await makeActor('editor');
    const [articleId, first, second, never] = await Promise.all(
      ['cameras', 'cake', 'bread', 'blacklist'].map(idOf),
    );
    if (!articleId || !first || !second || !never) throw new Error('not filed');
    const set = (pinned: number[], banned: number[], actor = editor) =>
      relating.setRelated({ actor, articleId, pinned, banned });
    expect(await set([first, second], [never])).toEqual({ kind: 'saved' });
    expect(await slugs('cameras')).toEqual(['cake', 'bread']);
    expect(await relating.readRelatedChoices(editor, articleId)).toMatchObject({
      pinned: [{ slug: 'cake' }, { slug: 'bread' }],
      found: [],
      banned: [{ slug: 'blacklist', reason: 'Both about Xinjiang and Hikvision' }],
    });
    const [entry] = await database().auditEntry.findMany();
    expect(entry).toMatchObject({
      action: 'story.set-related',
      after: { pinned: [first, second], banned: [never] },
    });

    await fileStory({ ...cake, status: 'withdrawn' });
    expect(await set([second], [never])).toEqual({ kind: 'saved' });
    expect(await slugs('cameras')).toEqual(['bread']);
    await fileStory(cake);
    expect(await slugs('cameras')).toEqual(['bread', 'cake']);

    expect(await set([], [], await makeActor('writer'))).toEqual({ kind: 'forbidden' });
    expect(await set([articleId], [])).toMatchObject({ problems: [{ code: 'twice' }] });
    expect(await set([first], [first])).toMatchObject({ problems: [{ field: 'banned' }] });
    expect(await set([9999], [])).toMatchObject({ problems: [{ code: 'unknown' }] });
    expect(await slugs('cameras')).toEqual(['bread', 'cake']);
  });
});

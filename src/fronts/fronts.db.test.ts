import { beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#accounts/index.ts';
import { onChanges } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { getPublication } from '#publication/index.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { curateFront } from './curate.ts';
import { readChosenFront } from './desk.ts';
import { getFront } from './read.ts';

describe.runIf(hasDatabase)('fronts', () => {
  useDatabase();
  beforeEach(async () => {
    await makePublication();
    for (const slug of ['one', 'two', 'three', 'four']) await fileStory({ slug });
  });

  const none = { lead: [], secondary: [], strip: [] };
  const uk = async () => {
    const edition = (await getPublication()).editions.find(({ slug }) => slug === 'uk');
    if (!edition) throw new Error('no edition');
    return edition;
  };
  const ids = async (...slugs: string[]) => {
    const rows = await database().article.findMany({ where: { slug: { in: slugs } } });
    return slugs.map((slug) => rows.find((row) => row.slug === slug)?.id ?? 0);
  };

  test('what an editor chooses is what readers see, and documents that showed the front go', async () => {
    const edition = await uk();
    const editor = await makeActor('editor');
    const [one = 0, two = 0, three = 0] = await ids('one', 'two', 'three');
    const heard: string[] = [];
    const stop = onChanges((tags) => heard.push(...tags));
    const wanted = { lead: [two], secondary: [three, one], strip: [] };
    const result = await curateFront(editor, { edition: edition.id, seen: none, wanted });
    stop();
    expect(result).toEqual({ kind: 'saved', before: none });
    expect(heard).toEqual([`front:${edition.id}`]);
    const front = await getFront(edition);
    expect(front.lead?.id).toBe(two);
    expect(front.secondary.map(({ id }) => id)).toEqual([three, one]);
    expect((await readChosenFront(edition.id)).choice).toEqual(wanted);
    const audit = await listAudit(await makeActor('owner'), {});
    expect(JSON.stringify(audit)).toContain('front.curate');
    expect(await curateFront(editor, { edition: edition.id, seen: none, wanted })).toEqual({
      kind: 'unchanged',
    });
  });

  test('who has not seen the newest choice is shown it instead of overwriting it', async () => {
    const { id: edition } = await uk();
    const [one = 0, two = 0] = await ids('one', 'two');
    const wanted = (lead: number) => ({ lead: [lead], secondary: [], strip: [] });
    const [first, second] = await Promise.all([
      curateFront(await makeActor('editor'), { edition, seen: none, wanted: wanted(one) }),
      curateFront(await makeActor('editor'), { edition, seen: none, wanted: wanted(two) }),
    ]);
    const kinds = [first.kind, second.kind].sort();
    expect(kinds).toEqual(['conflict', 'saved']);
    const kept = (await readChosenFront(edition)).choice;
    const told = first.kind === 'conflict' ? first : second;
    expect(told).toEqual({ kind: 'conflict', theirs: kept });
  });

  test('a writer may not, and a story that is not there is refused', async () => {
    const { id: edition } = await uk();
    const [one = 0] = await ids('one');
    const wanted = { lead: [one], secondary: [], strip: [] };
    const writer = await makeActor('writer');
    expect(await curateFront(writer, { edition, seen: none, wanted })).toEqual({
      kind: 'forbidden',
    });
    const editor = await makeActor('editor');
    const absent = { ...none, lead: [999_999] };
    expect(await curateFront(editor, { edition, seen: none, wanted: absent })).toEqual({
      kind: 'absent',
      what: 'story',
    });
    expect(await curateFront(editor, { edition: 999, seen: none, wanted })).toEqual({
      kind: 'absent',
      what: 'edition',
    });
    expect((await readChosenFront(edition)).choice).toEqual(none);
  });

  test('a chosen story that readers may not see stands on the desk’s front only', async () => {
    const edition = await uk();
    const [one = 0] = await ids('one');
    const wanted = { lead: [one], secondary: [], strip: [] };
    await curateFront(await makeActor('editor'), { edition: edition.id, seen: none, wanted });
    await fileStory({ slug: 'one', status: 'withdrawn' });
    expect((await readChosenFront(edition.id)).stories).toMatchObject([{ id: one, isLive: false }]);
    expect((await getFront(edition)).lead?.id).not.toBe(one);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { collectDependencies } from '#lib/depends-on.ts';
import { hasDatabase, useDatabase } from '../../../tests/support/database.ts';
import { fileStory, makePublication } from '../../../tests/support/publication.ts';
import { makeActor } from '../../../tests/support/staff.ts';
import { addCorrection } from '../corrections/add-correction.ts';
import { listCorrections } from '../corrections/list-corrections.ts';
import type { Draft } from '../draft.ts';
import * as drafting from '../drafting.ts';
import { findStory } from '../read.ts';
import { hideStory, showRevision } from '../show-revision.ts';
import { joinCloseEdits } from './list-revisions.ts';
import { findStoryChanges } from './story-changes.ts';
import { thinRevisions } from './thin-revisions.ts';

const at = new Date('2025-03-01T12:00:00Z');

describe.runIf(hasDatabase)('the history of a story', () => {
  useDatabase();
  let editor: Actor;
  let other: Actor;
  let id = 0;

  beforeEach(async () => {
    await makePublication();
    editor = await makeActor('editor', { name: 'Edith' });
    other = await makeActor('editor', { name: 'Olu' });
    await fileStory({ slug: 'one', body: 'It was sold in May.\n\nThe end.' });
    id = (await database().article.findUniqueOrThrow({ where: { slug: 'one' } })).id;
  });

  async function head() {
    const found = await drafting.getDraft(editor, id);
    if (found.kind !== 'found') throw new Error(found.kind);
    return found.story;
  }
  async function edit(actor: Actor, fields: Partial<Draft>) {
    const { draft, revision } = await head();
    const save = { actor, articleId: id, base: revision, draft: { ...draft, ...fields } };
    const saved = await drafting.saveDraft(save);
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    return saved.revision;
  }
  async function publish(options: { isMinor?: boolean } = {}) {
    const tags: string[] = [];
    const { headRevisionId } = await database().article.findUniqueOrThrow({ where: { id } });
    await change((tx) =>
      showRevision(tx, (...more) => tags.push(...more), {
        articleId: id,
        revisionId: headRevisionId ?? 0,
        at,
        ...options,
      }),
    );
    return tags;
  }
  async function entries() {
    const history = await drafting.listRevisions(editor, id);
    if (history.kind !== 'found') throw new Error(history.kind);
    return history.entries;
  }

  test('close edits of one person are one entry; a name, another person or readers end it', async () => {
    await edit(editor, { headline: 'A' });
    await edit(editor, { headline: 'B' });
    await edit(other, { headline: 'C' });
    await edit(editor, { headline: 'D' });
    await drafting.nameRevision({ actor: editor, articleId: id, revision: 5, name: 'For law' });
    await edit(editor, { headline: 'E' });
    expect(await entries()).toMatchObject([
      { revision: 6, saves: 1, by: 'Edith', isHead: true },
      { revision: 5, saves: 1, by: 'Edith', name: 'For law' },
      { revision: 4, saves: 1, by: 'Olu' },
      { revision: 3, from: 2, saves: 2, by: 'Edith' },
      { revision: 1, by: null, isLive: true, published: [{ isMinor: false }] },
    ]);
  });

  test('two revisions are compared in fields and text', async () => {
    await edit(editor, { body: 'It was sold in June.\n\nThe end.', topics: ['china'] });
    const args = { actor: editor, articleId: id, from: 1, to: 2 };
    expect(await drafting.compareRevisions(args)).toMatchObject({
      kind: 'found',
      fields: [{ field: 'topics', before: '', after: 'china' }],
      body: [
        {
          kind: 'changed',
          parts: [{}, { kind: 'removed', text: 'May' }, { kind: 'added', text: 'June' }, {}],
        },
        { kind: 'same' },
      ],
    });
    expect(await drafting.compareRevisions({ ...args, to: 9 })).toEqual({ kind: 'absent' });
  });

  test('a restored revision is a new one, and nothing between is lost', async () => {
    await edit(editor, { body: 'Gone.', headline: 'Other' });
    const restore = { actor: other, articleId: id, revision: 1 };
    expect(await drafting.restoreRevision(restore)).toMatchObject({ revision: 3 });
    expect((await head()).draft).toMatchObject({ headline: 'Headline of one' });
    expect((await entries()).map(({ revision }) => revision)).toEqual([3, 2, 1]);
  });

  test('in-between saves go after a day, what anybody may need stays, and an old base still merges', async () => {
    for (const word of ['A', 'B', 'C', 'D']) await edit(editor, { headline: word });
    await drafting.nameRevision({ actor: editor, articleId: id, revision: 3, name: 'Keep' });
    const { draft } = await head();
    expect(await thinRevisions(new Date(Date.now() + 60_000))).toBe(0);
    expect(await thinRevisions(new Date(Date.now() + 25 * 3_600_000))).toBe(2);
    expect((await entries()).map(({ revision }) => revision)).toEqual([5, 3, 1]);
    // From revision 4, which is gone; 3 is the ancestor that is left.
    const mine = { ...draft, headline: 'D', standfirst: 'Mine.' };
    const save = { actor: other, articleId: id, base: 4, draft: mine };
    expect(await drafting.saveDraft(save)).toMatchObject({ kind: 'merged', revision: 6 });
    expect((await head()).draft).toMatchObject({ headline: 'D', standfirst: 'Mine.' });
  });

  test('a revision’s words cannot be changed, nor can it be let go once it is kept', async () => {
    await edit(editor, { headline: 'A' });
    for (const sql of [
      `update revision set body = 'x'`,
      'update revision set is_pinned = false where number = 1',
      'delete from publishing',
    ]) {
      await expect(database().$executeRawUnsafe(sql)).rejects.toThrow();
    }
  });

  test('a published move leads on from the old address, and back again without a circle', async () => {
    await edit(editor, { slug: 'uno' });
    expect(await publish()).toEqual(
      expect.arrayContaining(['slug:one', 'slug:uno', 'redirect:/world/one', `card:${id}`]),
    );
    expect(await findStory('uno')).toMatchObject({ story: { url: '/world/uno' } });
    await edit(editor, { slug: 'eins' });
    await publish();
    const moves = () =>
      database().redirect.findMany({
        select: { fromPath: true, toPath: true },
        orderBy: { id: 'asc' },
      });
    expect(await moves()).toEqual([
      { fromPath: '/world/one', toPath: '/world/eins' },
      { fromPath: '/world/uno', toPath: '/world/eins' },
    ]);
    await edit(editor, { slug: 'one' });
    await publish();
    expect(await moves()).toEqual([
      { fromPath: '/world/uno', toPath: '/world/one' },
      { fromPath: '/world/eins', toPath: '/world/one' },
    ]);
  });

  test('readers see the changes they could read, and never a word that was not live', async () => {
    await edit(editor, { body: 'SECRET.\n\nThe end.' });
    await edit(editor, { body: 'It was sold in **June**.\n\nThe end.' });
    await publish();
    await edit(editor, { headline: 'Headline of One' });
    await publish({ isMinor: true });
    const found = await findStoryChanges(id);
    expect(found?.changes).toMatchObject([
      { isMinor: true, blocks: [], headline: [{}, {}, {}] },
      { isMinor: false, headline: null, blocks: [{ kind: 'changed' }] },
    ]);
    expect(found?.changes[1]?.blocks[0]?.parts).toContainEqual({ kind: 'added', text: 'June' });
    expect(JSON.stringify(found)).not.toMatch(/SECRET|\*\*/);
    const story = await database().article.findUniqueOrThrow({ where: { id } });
    expect(story.lastChangedAt).toEqual(at);
    await change((tx, changed) => hideStory(tx, changed, id));
    expect(await findStoryChanges(id)).toBeNull();
  });

  test('a correction stands with its story and in the list at once, and goes when the story does', async () => {
    const tags = new Set<string>();
    await collectDependencies(tags, () => listCorrections(1));
    const correction = { kind: 'correction', text: 'It was two.' } as const;
    const add = { articleId: id, at, correction };
    const writer = await makeActor('writer');
    expect(await addCorrection({ ...add, actor: writer })).toEqual({ kind: 'forbidden' });
    expect(await addCorrection({ ...add, actor: editor })).toEqual({ kind: 'added', at });
    await addCorrection({ ...add, actor: editor });
    const told = await database().changedTag.findMany({ select: { tag: true } });
    expect(told.map(({ tag }) => tag)).toEqual(expect.arrayContaining([...tags, `article:${id}`]));
    expect(await listCorrections(1)).toMatchObject({
      total: 1,
      corrections: [{ text: 'It was two.', story: { slug: 'one' } }],
    });
    expect(await findStory('one')).toMatchObject({ story: { corrections: [correction] } });
    await change((tx, changed) => hideStory(tx, changed, id));
    expect(await listCorrections(1)).toMatchObject({ total: 0, corrections: [] });
  });

  test('who else is in a story is known, and forgotten by itself', async () => {
    const here = { articleId: id, isEditing: true };
    await drafting.bePresent({ ...here, actor: editor, at, field: 'headline' });
    const seen = await drafting.bePresent({ ...here, actor: other, at });
    expect(seen).toMatchObject({
      others: [{ name: 'Edith', since: at, field: 'headline' }],
      head: { revision: 1 },
    });
    const later = new Date(at.getTime() + 20_000);
    expect(await drafting.bePresent({ ...here, actor: other, at: later })).toMatchObject({
      others: [],
    });
    await drafting.leaveStory(other, id);
    expect(await drafting.bePresent({ ...here, actor: editor, at: later })).toMatchObject({
      others: [],
    });
  });
});

test('a merged save says so, and content files are never joined', () => {
  const row = (number: number, fields: object = {}) => ({
    number,
    createdAt: at,
    authorId: 'a',
    authorName: 'A',
    baseNumber: number - 1,
    name: null,
    isPinned: false,
    publishings: [],
    ...fields,
  });
  const file = { authorId: null, authorName: null, baseNumber: null };
  const rows = [row(1, file), row(2, file), row(3), row(4, { baseNumber: 2 })];
  expect(joinCloseEdits(rows, { head: 4, live: null })).toMatchObject([
    { revision: 4, from: 3, isMerged: true },
    { revision: 2, isMerged: false },
    { revision: 1 },
  ]);
});

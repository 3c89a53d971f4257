import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../../tests/support/database.ts';
import { fileStory, makePublication } from '../../../tests/support/publication.ts';
import { makeActor } from '../../../tests/support/staff.ts';
import { createStory } from '../drafts/create-story.ts';
import { scheduleStory } from '../publishing/schedule-story.ts';
import { assignStory } from './assign-story.ts';
import { boardColumns } from './board.ts';
import { changeMany } from './change-many.ts';
import { listDeskStories } from './list-desk-stories.ts';
import { moveStory } from './move-story.ts';
import { addNote, listNotes, seeMentions } from './notes.ts';
import { listViews, removeView, saveView } from './saved-views.ts';
import { type StoryListFilter, storyFilterSchema } from './story-filter.ts';
import { readPlan } from './story-plan.ts';
import { readToday } from './today.ts';

const start = new Date('2026-03-01T09:00:00Z');
const hoursOn = (hours: number) => new Date(start.getTime() + hours * 60 * 60_000);

describe.runIf(hasDatabase)('planning', () => {
  useDatabase();
  let editor: Actor;
  let writer: Actor;
  beforeEach(async () => {
    await makePublication();
    editor = await makeActor('editor', { name: 'Ed' });
    writer = await makeActor('writer', { name: 'Wren' });
  });

  async function write(actor: Actor, fields: { headline?: string; section?: string } = {}) {
    const made = await createStory({ actor, headline: 'A headline that says enough', ...fields });
    if (made.kind !== 'created') throw new Error(made.kind);
    return made.id;
  }
  const list = async (actor: Actor, fields: Partial<StoryListFilter> | Record<string, unknown>) => {
    const filter = storyFilterSchema.parse(fields);
    return (await listDeskStories({ actor, filter, at: start })).stories.map(({ id }) => id);
  };

  test('a story moves as far as each person may take it, and its history says who moved it', async () => {
    const contributor = await makeActor('contributor');
    const theirs = await write(contributor);
    const move = (actor: Actor, articleId: number, to: Parameters<typeof moveStory>[0]['to']) =>
      moveStory({ actor, articleId, to, at: start }).then(({ kind }) => kind);
    expect(await move(contributor, theirs, 'idea')).toBe('moved');
    expect(await move(contributor, theirs, 'draft')).toBe('moved');
    expect(await move(contributor, theirs, 'in_review')).toBe('forbidden');
    expect(await move(writer, theirs, 'in_review')).toBe('forbidden');
    const own = await write(writer);
    expect(await move(writer, own, 'in_review')).toBe('moved');
    expect(await move(writer, own, 'ready')).toBe('forbidden');
    expect(await move(editor, own, 'ready')).toBe('moved');
    expect(await move(writer, own, 'draft')).toBe('forbidden');
    expect(await move(editor, own, 'idea')).toBe('no-way');
    const found = await readPlan(writer, own);
    expect(found).toMatchObject({
      plan: {
        state: 'ready',
        may: { moveTo: [], edit: false, publish: false },
        events: [
          { kind: 'moved', by: 'Ed', details: { from: 'in_review', to: 'ready' } },
          { kind: 'moved', by: 'Wren', details: { from: 'draft', to: 'in_review' } },
        ],
      },
    });
  });

  test('a story is with one person by a time; a writer takes what nobody has', async () => {
    const articleId = await write(editor);
    const to = (actor: Actor, assigneeId: string | null) =>
      assignStory({ actor, articleId, assigneeId, at: start }).then(({ kind }) => kind);
    expect(await to(writer, editor.staffId)).toBe('forbidden');
    expect(await to(writer, writer.staffId)).toBe('assigned');
    const other = await makeActor('writer');
    expect(await to(other, other.staffId)).toBe('forbidden');
    expect(await to(editor, 'nobody-we-know')).toBe('invalid');
    await assignStory({ actor: editor, articleId, dueAt: hoursOn(-1), at: start });
    expect((await readToday(writer, start)).mine).toMatchObject([
      { id: articleId, assignee: { name: 'Wren' }, isOverdue: true },
    ]);
    expect((await readToday(other, start)).mine).toEqual([]);
  });

  test('a mention stands on Today until it was seen, and calls only those who may read', async () => {
    const articleId = await write(writer);
    const contributor = await makeActor('contributor');
    const note = { actor: writer, articleId, text: 'Is this right, Ed?', at: start };
    expect((await addNote({ ...note, mentions: [contributor.staffId] })).kind).toBe('invalid');
    expect((await addNote({ ...note, actor: contributor })).kind).toBe('forbidden');
    expect((await addNote({ ...note, mentions: [editor.staffId] })).kind).toBe('added');
    expect((await readToday(editor, start)).mentions).toMatchObject([
      { articleId, by: 'Wren', text: 'Is this right, Ed?' },
    ]);
    await seeMentions({ actor: editor, articleId });
    expect((await readToday(editor, start)).mentions).toEqual([]);
    expect(await listNotes(editor, articleId)).toMatchObject({
      notes: [{ author: { name: 'Wren' }, mentions: [{ name: 'Ed' }] }],
    });
  });

  test('the list finds stories by state, place, people, words, time and what is missing', async () => {
    const cameras = await write(writer, { headline: 'Why cameras may be banned', section: 'asia' });
    const cables = await write(editor, { headline: 'What cables carry', section: 'science' });
    await fileStory({ slug: 'shown' });
    const shown = (await database().article.findUniqueOrThrow({ where: { slug: 'shown' } })).id;
    await assignStory({ actor: editor, articleId: cables, assigneeId: writer.staffId });
    await assignStory({ actor: editor, articleId: cameras, dueAt: hoursOn(5) });
    await moveStory({ actor: writer, articleId: cameras, to: 'in_review' });

    expect(await list(editor, {})).toEqual([shown, cables, cameras]);
    expect(await list(editor, { state: 'in_review' })).toEqual([cameras]);
    expect(await list(editor, { state: 'live,draft' })).toEqual([shown, cables]);
    expect(await list(editor, { section: 'asia,world' })).toEqual([shown, cameras]);
    expect(await list(editor, { assignee: writer.staffId })).toEqual([cables]);
    expect(await list(writer, { assignee: 'me' })).toEqual([cables]);
    expect(await list(editor, { person: 'nadia' })).toEqual([shown]);
    expect(await list(editor, { text: 'BANNED cameras' })).toEqual([cameras]);
    expect(await list(editor, { due: 'today' })).toEqual([cameras]);
    expect(await list(editor, { due: 'overdue' })).toEqual([]);
    expect(await list(editor, { missing: 'byline' })).toEqual([cables, cameras]);
    expect(await list(editor, { sort: 'headline' })).toEqual([shown, cables, cameras]);
    expect(await list(editor, { sort: 'headline', direction: 'down' })).toEqual([
      cameras,
      cables,
      shown,
    ]);
    expect(await list(await makeActor('contributor'), {})).toEqual([]);
    const board = await boardColumns({ actor: editor, filter: storyFilterSchema.parse({}) });
    const filled = board.filter(({ total }) => total > 0).map(({ state }) => state);
    expect(filled).toEqual(['draft', 'in_review', 'live']);
  });

  test('one act on many is done where it may be, and says where not', async () => {
    const theirs = await write(editor);
    const own = await write(writer);
    await fileStory({ slug: 'shown' });
    const shown = (await database().article.findUniqueOrThrow({ where: { slug: 'shown' } })).id;
    const act = { kind: 'move', to: 'in_review' } as const;
    expect(await changeMany(writer, { ids: [theirs, own, 999], act })).toEqual({
      kind: 'done',
      done: [own],
      refused: [
        { id: theirs, outcome: 'forbidden' },
        { id: 999, outcome: 'absent' },
      ],
    });
    const withdraw = { kind: 'withdraw', reason: 'Wrong' } as const;
    expect(await changeMany(editor, { ids: [shown, own], act: withdraw })).toMatchObject({
      done: [shown],
      refused: [{ id: own, outcome: 'not-live' }],
    });
  });

  test('a saved view is its owner’s, has one filter, and can be removed by nobody else', async () => {
    const filter = storyFilterSchema.parse({ state: 'in_review' });
    const saved = await saveView({ actor: editor, view: { name: 'To read', filter } });
    await saveView({
      actor: editor,
      view: { name: 'To read', filter: { ...filter, due: 'today' } },
    });
    expect(await listViews(editor)).toMatchObject([{ name: 'To read', filter: { due: 'today' } }]);
    expect(await listViews(writer)).toEqual([]);
    const id = saved.kind === 'saved' ? saved.id : 0;
    expect((await removeView({ actor: writer, id })).kind).toBe('absent');
    expect((await removeView({ actor: editor, id })).kind).toBe('removed');
  });

  test('Today shows an editor what waits, what is scheduled and nothing of it to a contributor', async () => {
    const articleId = await write(writer);
    await moveStory({ actor: writer, articleId, to: 'in_review' });
    const other = await write(editor);
    const rules = ['standfirst' as const, 'byline' as const];
    await scheduleStory({
      actor: editor,
      articleId: other,
      revision: 1,
      publishAt: hoursOn(1),
      at: start,
      override: { rules, reason: 'A test' },
    });
    const today = await readToday(editor, start);
    expect(today.inReview.map(({ id }) => id)).toEqual([articleId]);
    expect(today.scheduled.map(({ id }) => id)).toEqual([other]);
    const contributor = await readToday(await makeActor('contributor'), start);
    expect(contributor).toMatchObject({ mine: [], inReview: [], scheduled: [], missed: [] });
  });
});

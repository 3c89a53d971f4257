import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../../tests/support/database.ts';
import { fileStory, makePublication } from '../../../tests/support/publication.ts';
import { makeActor } from '../../../tests/support/staff.ts';
import type { Draft } from '../draft.ts';
import { createStory, getDraft, type Save, type SaveResult, saveDraft } from '../drafting.ts';
import { findStory } from '../read.ts';

let editor: Actor;
let other: Actor;
let writer: Actor;

/** A story at the desk with this text, at revision 2. */
async function started(fields: Partial<Draft> = { body: 'Some text.' }) {
  const made = await createStory({ actor: editor, headline: 'A new story' });
  if (made.kind !== 'created') throw new Error(made.kind);
  const draft = { ...made.draft, ...fields };
  const saved = await saveDraft({ actor: editor, articleId: made.id, base: 1, draft });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return { id: made.id, draft, base: saved.revision };
}

async function opened(id: number) {
  const found = await getDraft(editor, id);
  if (found.kind !== 'found') throw new Error(found.kind);
  return found.story;
}

/** As a browser does: a save that was not answered is asked for again. */
async function saved(save: Save): Promise<SaveResult> {
  return saveDraft(save).catch(() => saved(save));
}

const idOf = async (slug: string) =>
  (await database().article.findUniqueOrThrow({ where: { slug } })).id;

describe.runIf(hasDatabase)('a story at the desk', () => {
  useDatabase();
  beforeEach(async () => {
    await makePublication();
    editor = await makeActor('editor', { name: 'Edith' });
    other = await makeActor('editor', { name: 'Olu' });
    writer = await makeActor('writer', { name: 'Wren' });
  });

  test('a new story has the address of its headline, and a free one when that is taken', async () => {
    await fileStory({ slug: 'a-new-story' });
    const made = await createStory({ actor: writer, headline: 'A new story' });
    expect(made).toMatchObject({
      kind: 'created',
      draft: { slug: 'a-new-story-2', section: 'world', format: 'the-explainer', edition: 'uk' },
    });
    expect(await createStory({ actor: writer })).toMatchObject({ draft: { slug: 'untitled' } });
  });

  test('of several who start a story under one headline at once, each has an address', async () => {
    const start = () => createStory({ actor: writer, headline: 'Rain at last' });
    const made = await Promise.all(Array.from({ length: 5 }, start));
    const slugs = made.map((story) => (story.kind === 'created' ? story.draft.slug : story.kind));
    expect(slugs.toSorted()).toEqual(
      ['', '-2', '-3', '-4', '-5'].map((end) => `rain-at-last${end}`),
    );
  });

  test('what is saved is what is opened again, sources and names included', async () => {
    const fields: Partial<Draft> = {
      standfirst: 'What it is about.',
      body: 'It was sold.:cite{source="nyt"}',
      topics: ['space', 'china'],
      byline: [{ person: 'tom', role: 'author', edition: 'us' }],
      sources: [{ key: 'nyt', publisher: 'The New York Times', headline: 'A report' }],
    };
    const { id, draft } = await started(fields);
    const story = await opened(id);
    expect(story.draft).toEqual(draft);
    expect(story).toMatchObject({ revision: 2, savedBy: 'Edith', liveRevision: null });
    expect(await findStory('a-new-story')).toEqual({ kind: 'absent' });
  });

  test('an unfinished story can be saved, an unknown reference cannot, and nothing is lost', async () => {
    const { id, draft, base } = await started({ headline: '', body: 'Kept.' });
    const wrong = { ...draft, body: 'More.', section: 'nowhere', topics: ['china', 'nothing'] };
    expect(await saveDraft({ actor: editor, articleId: id, base, draft: wrong })).toEqual({
      kind: 'invalid',
      problems: [
        { field: 'section', code: 'unknown' },
        { field: 'topics.1', code: 'unknown' },
      ],
    });
    expect((await opened(id)).draft.body).toBe('Kept.');
  });

  test('an address that another story has, or waits for, is taken', async () => {
    const { id, draft, base } = await started();
    await fileStory({ slug: 'filed' });
    const save = { actor: editor, articleId: id, base, draft: { ...draft, slug: 'filed' } };
    expect(await saveDraft(save)).toMatchObject({ problems: [{ field: 'slug', code: 'taken' }] });
  });

  test('a save asked for twice is made once, and answered the same', async () => {
    const { id, draft, base } = await started();
    const save = {
      actor: editor,
      articleId: id,
      base,
      key: 'k1',
      draft: { ...draft, body: 'New.' },
    };
    const first = await saveDraft(save);
    expect(await saveDraft(save)).toEqual(first);
    expect((await opened(id)).revision).toBe(3);
  });

  test('two people’s edits of different places are both kept', async () => {
    const { id, draft, base } = await started({ body: 'One.\n\nTwo.\n\nThree.' });
    const theirs = { ...draft, headline: 'Their headline', body: 'One!\n\nTwo.\n\nThree.' };
    await saveDraft({ actor: other, articleId: id, base, draft: theirs });
    const mine = { ...draft, standfirst: 'Mine.', body: 'One.\n\nTwo.\n\nThree?' };
    const result = await saveDraft({ actor: editor, articleId: id, base, key: 'm', draft: mine });
    expect(result).toMatchObject({
      kind: 'merged',
      revision: 4,
      draft: {
        headline: 'Their headline',
        standfirst: 'Mine.',
        body: 'One!\n\nTwo.\n\nThree?',
      },
    });
    expect(await saveDraft({ actor: editor, articleId: id, base, key: 'm', draft: mine })).toEqual(
      result,
    );
  });

  test('two edits of one place come back with both texts, and nothing is written over', async () => {
    const { id, draft, base } = await started({ body: 'One.\n\nTwo.' });
    const theirs = { ...draft, body: 'Theirs.\n\nTwo.' };
    await saveDraft({ actor: other, articleId: id, base, draft: theirs });
    const mine = { ...draft, body: 'Mine.\n\nTwo.' };
    const result = await saveDraft({ actor: editor, articleId: id, base, draft: mine });
    expect(result).toMatchObject({
      kind: 'conflict',
      base: 3,
      theirs: { body: 'Theirs.\n\nTwo.' },
      conflicts: [{ field: 'body', block: 0, mine: 'Mine.', theirs: 'Theirs.', base: 'One.' }],
    });
    expect((await opened(id)).draft.body).toBe('Theirs.\n\nTwo.');
    expect(await saveDraft({ actor: editor, articleId: id, base: 3, draft: mine })).toMatchObject({
      kind: 'saved',
      revision: 4,
    });
  });

  test('twenty people saving at once lose nothing', async () => {
    const paragraphs = Array.from({ length: 20 }, (_, at) => `Paragraph ${at}.`);
    const { id, draft, base } = await started({ body: paragraphs.join('\n\n') });
    const saves = paragraphs.map(async (_, at) => {
      const actor = at % 2 ? editor : other;
      const body = paragraphs.with(at, `Written by ${at}.`).concat(`Added by ${at}.`).join('\n\n');
      return saved({ actor, articleId: id, base, key: `k${at}`, draft: { ...draft, body } });
    });
    const results = await Promise.all(saves);
    expect(results.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'merged')).toHaveLength(19);
    const { body } = (await opened(id)).draft;
    for (const at of paragraphs.keys()) {
      expect(body).toContain(`Written by ${at}.`);
      expect(body).toContain(`Added by ${at}.`);
    }
  });

  test('a change of a live story, its address and filing included, waits in the head', async () => {
    await fileStory({ slug: 'one', topics: ['china'] });
    const id = await idOf('one');
    const { draft, revision } = await opened(id);
    const moved = { ...draft, slug: 'uno', section: 'science', topics: ['space'], headline: 'New' };
    await saveDraft({ actor: editor, articleId: id, base: revision, draft: moved });
    const found = await findStory('one');
    expect(found).toMatchObject({
      kind: 'live',
      story: { url: '/world/one', headline: 'Headline of one', topics: [{ slug: 'china' }] },
    });
    expect((await opened(id)).draft).toMatchObject({ slug: 'uno', section: 'science' });
  });

  test('a file never writes over what the desk has changed', async () => {
    await fileStory({ slug: 'one' });
    const id = await idOf('one');
    const { draft, revision } = await opened(id);
    const edited = { ...draft, body: 'From the desk.' };
    await saveDraft({ actor: editor, articleId: id, base: revision, draft: edited });
    expect(await fileStory({ slug: 'one' })).toEqual([]);
    expect(await fileStory({ slug: 'one', body: 'From the file.' })).toEqual([]);
    expect((await opened(id)).draft.body).toBe('From the desk.');
    expect(await findStory('one')).toMatchObject({ story: { body: 'Some text.' } });
  });

  test('a writer edits own stories only, a contributor none that was published', async () => {
    const { id, draft, base } = await started();
    const save = { articleId: id, base, draft: { ...draft, body: 'x' } };
    expect(await saveDraft({ ...save, actor: writer })).toEqual({ kind: 'forbidden' });
    const author = { ...editor, role: 'contributor' } as const;
    expect(await saveDraft({ ...save, actor: author })).toMatchObject({ kind: 'saved' });
    expect(await getDraft({ ...writer, role: 'contributor' }, id)).toEqual({ kind: 'forbidden' });
    expect(await saveDraft({ ...save, articleId: 999, actor: editor })).toEqual({ kind: 'absent' });
  });
});

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findStory } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { findMagazineIssue, listMagazineIssues } from '#magazine/index.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { isPublicationEmpty, loadContent } from './load-content.ts';

const quiet = () => {};

describe.runIf(hasDatabase)('loading content', () => {
  const { dataFolder } = useDatabase();
  let folder = '';

  beforeEach(() => {
    folder = join(dataFolder(), 'content');
    rmSync(folder, { recursive: true, force: true });
    cpSync('tests/fixtures/content', folder, { recursive: true });
  });

  const edit = (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  test('fills an empty publication, and loading again changes nothing', async () => {
    expect(await isPublicationEmpty()).toBe(true);
    expect(await loadContent(folder, quiet)).toMatchObject({ ok: true });
    expect(await isPublicationEmpty()).toBe(false);
    const revisions = await database().revision.count();
    expect(await loadContent(folder, quiet)).toEqual({ ok: true, changed: 0, kept: [] });
    expect(await database().revision.count()).toBe(revisions);
  });

  test('an edited file becomes a revision', async () => {
    await loadContent(folder, quiet);
    edit('articles/first-story.md', 'The first paragraph.', 'Another first paragraph.');
    expect(await loadContent(folder, quiet)).toMatchObject({ ok: true, changed: 2 });
    const result = await findStory('first-story');
    expect(result).toMatchObject({ kind: 'live', story: { revision: 2 } });
  });

  test('a file with a problem changes nothing at all', async () => {
    await loadContent(folder, quiet);
    edit('articles/first-story.md', 'The first paragraph.', 'Another first paragraph.');
    edit('articles/second-story.md', 'format: the-explainer', 'format: nonsense');
    const result = await loadContent(folder, quiet);
    expect(result).toEqual({
      ok: false,
      problems: [
        { file: 'articles/second-story.md', line: 5, message: 'There is no format “nonsense”.' },
      ],
    });
    expect(await database().revision.count()).toBe(2);
  });

  test('a picture comes in every size and format, without the original’s metadata', async () => {
    await loadContent(folder, quiet);
    const result = await findStory('first-story');
    const picture = result.kind === 'live' ? result.story.picture : null;
    expect(picture?.alt).toBe('A square of one colour.');
    expect(new Set(picture?.variants.map(({ format }) => format))).toEqual(
      new Set(['avif', 'webp', 'jpeg']),
    );
  });

  test('a magazine issue has its stories, its printables and its solutions apart', async () => {
    await loadContent(folder, quiet);
    const [card] = await listMagazineIssues();
    const issue = await findMagazineIssue(card?.slug ?? '');
    expect(issue).toMatchObject({
      body: 'What is in it.',
      stories: [{ slug: 'first-story' }],
      printables: [{ headline: 'A puzzle', bytes: expect.any(Number) }],
      solutions: [{ headline: 'The puzzle’s solution', body: 'Four.' }],
    });
  });
});

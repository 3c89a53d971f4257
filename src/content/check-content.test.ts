import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkContent } from './check-content.ts';
import { problemLine } from './problem.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'standfirst-content-'));
  cpSync('tests/fixtures/content', folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (file: string) => join(folder, file);

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(path(file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path(file), text.replace(from, to));
}

async function problems(): Promise<string[]> {
  return (await checkContent(folder)).problems.map(problemLine);
}

test('the fixture and the demo publication have no problems', async () => {
  expect(await problems()).toEqual([]);
  expect((await checkContent('content')).problems).toEqual([]);
});

const story = 'articles/first-story.md';

test.each([
  [
    'an unknown field',
    'topics: [space]',
    'tags: [space]',
    '8  Unknown field tags: correct or remove it.',
  ],
  ['a missing field', 'headline: The first story\n', '', '2  headline is missing.'],
  ['an unknown topic', '[space]', '[spade]', '8  There is no topic “spade”.'],
  ['an unknown person', 'person: ada', 'person: bob', '10  There is no person “bob”.'],
  ['a missing picture', 'picture: square', 'picture: circle', '11  There is no picture “circle”.'],
  [
    'a dead link',
    '/world/second-story',
    '/world/third',
    '17:54  This link is dead: nothing stands at “/world/third”.',
  ],
  [
    'an unlisted source',
    'source="nasa"',
    'source="esa"',
    '17:21  The front matter lists no source “esa”.',
  ],
  ['an unknown letter', 'name="morning"', 'name="noon"', '19:1  There is no newsletter “noon”.'],
  [
    'an unknown story',
    'story="second-story"',
    'story="third"',
    '21:1  There is no live story “third”.',
  ],
  [
    'a moment that is none',
    '2025-01-02T09:00:00Z',
    'soon',
    '7  published: must be a moment such as 2025-02-14T09:00:00Z.',
  ],
])('%s is told with its file and line', async (_, from, to, expected) => {
  edit(story, from, to);
  expect(await problems()).toEqual([`${story}:${expected}`]);
});

test('a story that is withdrawn may not be linked to', async () => {
  edit('articles/second-story.md', 'edition: uk', 'edition: uk\nstatus: withdrawn');
  expect(await problems()).toEqual([
    `${story}:17:54  This link is dead: nothing stands at “/world/second-story”.`,
    `${story}:21:1  There is no live story “second-story”.`,
  ]);
});

test('two of the same name are told, and where the second is', async () => {
  const line = readFileSync(path('pictures.yaml'), 'utf8');
  writeFileSync(path('pictures.yaml'), line + line);
  expect(await problems()).toEqual(['pictures.yaml:2  “square” is there twice.']);
});

test('a page and a section cannot share an address', async () => {
  cpSync(path('pages/about.md'), path('pages/world.md'));
  expect(await problems()).toEqual(['pages/world.md:1  /world is already a section.']);
});

test('a missing picture file is told', async () => {
  rmSync(path('media/square.png'));
  expect(await problems()).toEqual(['pictures.yaml:1  There is no file “media/square.png”.']);
});

test('broken YAML and a file without front matter are told, not thrown', async () => {
  writeFileSync(path('people.yaml'), '- { slug: ada');
  writeFileSync(path('articles/bare.md'), 'No front matter.');
  const found = await problems();
  expect(found).toContain(
    'articles/bare.md:1  The file must open with front matter between two lines of three hyphens.',
  );
  expect(found.some((line) => line.startsWith('people.yaml:'))).toBe(true);
});

test('an alias bomb is refused', async () => {
  const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'].join('\n');
  writeFileSync(path('publication.yaml'), bomb);
  const found = await problems();
  expect(found.some((line) => line.includes('publication.yaml'))).toBe(true);
});

/** Who may import whom. The table is the architecture; a new arrow is a decision, not an accident. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Folder of `src` → the folders it may import from. Its own is always allowed. */
const mayImport: Record<string, string[]> = {
  app: [
    'addresses',
    'articles',
    'feeds',
    'fronts',
    'lib',
    'linked-data',
    'magazine',
    'markdown',
    'newsletters',
    'publication',
    'reader',
    'search',
    'subscribers',
    'ui',
  ],
  server: ['addresses', 'content', 'jobs', 'lib', 'media', 'reader'],
  jobs: ['articles', 'lib', 'media'],
  addresses: ['articles', 'lib', 'magazine', 'newsletters', 'publication'],
  feeds: ['articles', 'lib', 'markdown', 'publication'],
  content: [
    'articles',
    'fronts',
    'lib',
    'magazine',
    'markdown',
    'media',
    'newsletters',
    'publication',
    'search',
  ],
  fronts: ['articles', 'lib', 'publication'],
  magazine: ['articles', 'lib', 'markdown', 'media'],
  articles: ['lib', 'markdown', 'media', 'newsletters', 'publication', 'search'],
  search: ['lib', 'markdown'],
  publication: ['lib', 'markdown', 'media'],
  newsletters: ['lib', 'markdown'],
  subscribers: ['lib'],
  media: ['lib', 'markdown'],
  ui: [
    'articles',
    'feeds',
    'fronts',
    'lib',
    'linked-data',
    'magazine',
    'markdown',
    'newsletters',
    'publication',
    'reader',
    'search',
  ],
  'linked-data': ['articles', 'lib', 'magazine', 'markdown', 'publication'],
  reader: ['lib'],
  markdown: [],
  lib: [],
};

/** Folders whose files others reach only through `index.ts`. */
const rooms = [
  'addresses',
  'articles',
  'content',
  'feeds',
  'fronts',
  'jobs',
  'linked-data',
  'magazine',
  'markdown',
  'media',
  'newsletters',
  'publication',
  'search',
  'subscribers',
];

type Import = { from: string; to: string };

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('lib/prisma/'),
);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const source = (file: string) => readFileSync(join(root, 'src', file), 'utf8');
const folderOf = (file: string) => file.split('/')[0] ?? '';

const specifiers = (file: string) =>
  [...source(file).matchAll(/(?:^|[\s;])(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]/g)]
    .concat([...source(file).matchAll(/\bimport\(?\s*['"]([^'"]+)['"]/g)])
    .map((match) => match[1] ?? '');

const imports: Import[] = files
  .filter((file) => !isTest(file))
  .flatMap((file) =>
    specifiers(file).flatMap((specifier) => {
      if (specifier.startsWith('#')) return [{ from: file, to: specifier.slice(1) }];
      if (!specifier.startsWith('.')) return [];
      const to = relative(join(root, 'src'), resolve(root, 'src', dirname(file), specifier));
      return to.startsWith('..') ? [] : [{ from: file, to }];
    }),
  );

test('every folder of src is in the table', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(folderOf));
  expect([...folders].sort()).toEqual(Object.keys(mayImport).sort());
});

test('arrows between folders are those of the table', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [own, other] = [folderOf(from), folderOf(to)];
    return own !== other && !mayImport[own]?.includes(other);
  });
  expect(wrong).toEqual([]);
});

test('a room is entered through its door', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      folderOf(from) !== folderOf(to) && rooms.includes(folderOf(to)) && !to.endsWith('/index.ts'),
  );
  expect(wrong).toEqual([]);
});

test('a room’s door has at most fifteen named exports', () => {
  for (const room of rooms) {
    const exported = source(`${room}/index.ts`)
      .replaceAll(/export type \{[^}]*\}/g, '')
      .replaceAll(/export type \*/g, '')
      .matchAll(/export (?:\* as (\w+)|\{([^}]*)\})/g);
    const names = [...exported].flatMap(([, star, list]) =>
      star ? [star] : (list ?? '').split(',').map((name) => name.trim()),
    );
    const values = names.filter((name) => name !== '' && !name.startsWith('type '));
    expect(values.length, `${room} exports ${values.join(', ')}`).toBeLessThanOrEqual(15);
  }
});

test('files are imported with their ending', () => {
  const wrong = imports.filter(({ to }) => !/\.(tsx?|css|json)$/.test(to));
  expect(wrong).toEqual([]);
});

test('rooms know neither Next nor React', () => {
  const domain = files.filter((file) => rooms.includes(folderOf(file)) && !isTest(file));
  const wrong = domain.filter((file) =>
    specifiers(file).some((name) => /^(next|react|react-dom)(\/|$)/.test(name)),
  );
  expect(wrong).toEqual([]);
});

test('nothing that reaches readers is a client component, and nothing is a Server Action', () => {
  const wrong = files.filter((file) => /^\s*['"]use (client|server)['"]/m.test(source(file)));
  expect(wrong).toEqual([]);
});

test.each([
  ['process.env', /process\.env\b/, ['lib/env.ts']],
  ['the clock', /new Date\(\)|Date\.now\(\)/, ['lib/clock.ts']],
  ['the Prisma client', /prisma\/client\.ts/, ['lib/database.ts']],
])('only one place reads %s', (_, pattern, allowed) => {
  const readers = files.filter((file) => {
    const code = source(file)
      // Types vanish; comments say, and do not do.
      .replaceAll(/^import type .*$/gm, '')
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return !isTest(file) && pattern.test(code);
  });
  expect(readers).toEqual(allowed);
});

test('no drawer for everything', () => {
  const drawers = /(^|\/)(utils?|helpers?|services?|types|hooks|common|misc)(\/|\.tsx?$)/;
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});

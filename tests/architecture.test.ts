/** Who may import whom. The table is the architecture; a new arrow is a decision, not an accident. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Folder of `src` → the folders it may import from. Its own is always allowed. */
const mayImport: Record<string, string[]> = {
  app: [
    'accounts',
    'addresses',
    'articles',
    'desk',
    'content-api',
    'feeds',
    'fronts',
    'issues',
    'jobs',
    'lib',
    'linked-data',
    'magazine',
    'mail',
    'markdown',
    'media',
    'newsletters',
    'publication',
    'reader',
    'returned-mail',
    'search',
    'social-images',
    'subscribers',
    'ui',
  ],
  server: [
    'accounts',
    'addresses',
    'content',
    'jobs',
    'lib',
    'mail',
    'media',
    'reader',
    'subscribers',
  ],
  desk: [
    'accounts',
    'articles',
    'fronts',
    'issues',
    'lib',
    'magazine',
    'markdown',
    'media',
    'newsletters',
    'publication',
    'subscribers',
  ],
  jobs: [
    'accounts',
    'articles',
    'issues',
    'lib',
    'mail',
    'media',
    'related',
    'returned-mail',
    'search',
    'social-images',
  ],
  addresses: ['articles', 'issues', 'lib', 'magazine', 'newsletters', 'publication', 'search'],
  'content-api': ['articles', 'lib', 'markdown', 'publication', 'search'],
  'social-images': ['articles', 'lib', 'media', 'publication'],
  feeds: ['articles', 'issues', 'lib', 'markdown', 'newsletters', 'publication'],
  content: [
    'articles',
    'fronts',
    'lib',
    'magazine',
    'markdown',
    'media',
    'newsletters',
    'publication',
    'related',
    'search',
  ],
  fronts: ['accounts', 'articles', 'lib', 'publication'],
  magazine: ['articles', 'lib', 'markdown', 'media'],
  articles: [
    'accounts',
    'lib',
    'markdown',
    'media',
    'newsletters',
    'publication',
    'related',
    'search',
  ],
  search: ['accounts', 'lib', 'markdown'],
  related: ['lib'],
  publication: ['accounts', 'lib', 'markdown', 'media'],
  newsletters: ['accounts', 'lib', 'markdown', 'media'],
  issues: [
    'accounts',
    'articles',
    'lib',
    'mail',
    'markdown',
    'media',
    'newsletters',
    'publication',
    'returned-mail',
    'subscribers',
  ],
  'returned-mail': ['lib', 'mail', 'subscribers'],
  subscribers: ['accounts', 'lib', 'mail', 'publication'],
  media: ['accounts', 'lib', 'markdown'],
  accounts: ['lib', 'mail'],
  mail: ['lib'],
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
  markdown: ['lib'],
  lib: [],
};

/**
 * Folders whose files others reach only through their doors: `index.ts`, and `pure.ts` for rules that
 * the browser needs too.
 */
const rooms = [
  'accounts',
  'addresses',
  'articles',
  'content',
  'content-api',
  'feeds',
  'fronts',
  'issues',
  'jobs',
  'linked-data',
  'magazine',
  'mail',
  'markdown',
  'media',
  'newsletters',
  'publication',
  'related',
  'returned-mail',
  'search',
  'social-images',
  'subscribers',
].filter((room) => existsSync(join(root, 'src', room, 'index.ts')));

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

/** What is still imported when types have vanished. */
const valueSpecifiers = (file: string) =>
  [
    ...source(file).matchAll(
      /(?:^|[\s;])(?:import|export)\s(?!type\s)[^'"]*?from\s+['"]([^'"]+)['"]/g,
    ),
  ]
    .concat([...source(file).matchAll(/\bimport\(?\s*['"]([^'"]+)['"]/g)])
    .map((match) => match[1] ?? '');

const imported = (file: string) =>
  valueSpecifiers(file).flatMap((specifier) => {
    if (!/^[#.]/.test(specifier)) return [];
    const to = specifier.startsWith('#')
      ? specifier.slice(1)
      : relative(join(root, 'src'), resolve(root, 'src', dirname(file), specifier));
    return files.includes(to) ? [to] : [];
  });

test('every folder of src is in the table', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(folderOf));
  expect([...folders].filter((folder) => !mayImport[folder])).toEqual([]);
});

test('arrows between folders are those of the table', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [own, other] = [folderOf(from), folderOf(to)];
    return own !== other && !mayImport[own]?.includes(other);
  });
  expect(wrong).toEqual([]);
});

test('a room is entered through its doors', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      folderOf(from) !== folderOf(to) &&
      rooms.includes(folderOf(to)) &&
      !/^[^/]+\/(index|pure)\.ts$/.test(to),
  );
  expect(wrong).toEqual([]);
});

test('what the browser gets reaches neither the database nor the machine', () => {
  const inBrowser = files.filter(
    (file) => !isTest(file) && /(\.client\.tsx|\/pure\.ts)$/.test(file),
  );
  const forbidden = /^(node:|#?lib\/(database|env|clock|changes)\.ts|pg$|@prisma\/)/;
  const wrong = inBrowser.flatMap((file) => {
    const seen = new Set<string>();
    const visit = (at: string): string[] => {
      if (seen.has(at)) return [];
      seen.add(at);
      const bad = valueSpecifiers(at).filter((name) => forbidden.test(name.replace(/^#/, '')));
      return [...bad.map((name) => `${file} → ${at} → ${name}`), ...imported(at).flatMap(visit)];
    };
    return visit(file);
  });
  expect(wrong).toEqual([]);
});

test('the browser takes only pure rules from rooms', () => {
  const wrong = files
    .filter((file) => /\.client\.tsx$/.test(file))
    .flatMap((file) =>
      imported(file)
        .filter((to) => rooms.includes(folderOf(to)) && !to.endsWith('/pure.ts'))
        .map((to) => ({ from: file, to })),
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

test('client components are of the desk, named so, and nothing is a Server Action', () => {
  const isClient = (file: string) => /^\s*['"]use client['"]/m.test(source(file));
  const wrong = files.filter(
    (file) =>
      /^\s*['"]use server['"]/m.test(source(file)) ||
      isClient(file) !== file.endsWith('.client.tsx') ||
      (isClient(file) && !/^(desk|app\/\(desk\))\//.test(file)),
  );
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

/** Every address the site answers is in the manifest, and the manifest names nothing else. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AddressKind, addressKinds, findKind } from '../src/addresses/index.ts';

const app = join(import.meta.dirname, '../src/app');

/** The patterns of the files that answer readers. The desk, its previews and its API are not public. */
const served = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page\.tsx|route\.tsx?)$/.test(file))
  .filter((file) => !/^\((desk|preview)\)|^api\/(desk|auth)\//.test(file))
  .map((file) => {
    const segments = file
      .split('/')
      .slice(0, -1)
      .filter((segment) => !segment.startsWith('('))
      .map((segment) =>
        segment.replace(/^\[\.{3}(\w+)\]$/, '{$1}*').replace(/^\[(\w+)\]$/, '{$1}'),
      );
    return `/${segments.join('/')}`;
  });

test('the manifest names every address that is served, and no other', () => {
  expect(addressKinds.map(({ pattern }) => pattern).sort()).toEqual(served.sort());
});

test('docs/addresses.md says what the manifest says', () => {
  const file = join(import.meta.dirname, '../docs/addresses.md');
  const rows = addressKinds.map(({ pattern, type, says, parameters = [] }: AddressKind) => {
    const reads = parameters.map((name) => `\`${name}\``).join(', ');
    return `| \`${pattern}\` | ${type} | ${says} | ${reads} |`;
  });
  const text = [
    '# Public addresses',
    '',
    'Written from the manifest (`src/addresses/kinds.ts`) by `UPDATE_GOLDEN=1 npx vitest run',
    'tests/addresses.test.ts`. `{…}` stands for one part of an address, `{…}*` for all the rest. A',
    'parameter that is not named here is ignored. Beside these: `/media/…` and `/assets/…`, files named',
    'by their content; `/api/livez`, `/api/readyz` and `/api/metrics`, for those who run the site; and',
    'the desk.',
    '',
    '| address | answer | what it is | parameters |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('one place in an address has one name, or Next does not start', () => {
  const names = new Map<string, string>();
  for (const { pattern } of addressKinds) {
    const segments = pattern.split('/');
    for (const [index, segment] of segments.entries()) {
      if (!/^\{\w+\}$/.test(segment)) continue;
      const before = segments
        .slice(0, index)
        .join('/')
        .replaceAll(/\{\w+\}/g, '{}');
      expect(names.get(before) ?? segment, pattern).toBe(segment);
      names.set(before, segment);
    }
  }
});

test('an address is of the first kind that fits', () => {
  expect(findKind('/').name).toBe('front');
  expect(findKind('/world').name).toBe('place');
  expect(findKind('/world/page/2').pattern).toBe('/{place}/page/{n}');
  expect(findKind('/world/some-story?utm_source=x').name).toBe('article');
  expect(findKind('/topics/china').name).toBe('topic');
  expect(findKind('/newsletters/try-again').pattern).toBe('/newsletters/try-again');
  expect(findKind('/a/b/c/d').name).toBe('elsewhere');
});

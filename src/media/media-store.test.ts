import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type S3Server, s3Keys, startS3Server } from '../../tests/support/s3-server.ts';
import { createFolderStore } from './folder-store.ts';
import { createS3Store, type S3Settings } from './s3-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-store-'));
let s3: S3Server;

beforeAll(async () => {
  s3 = await startS3Server('news');
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (): S3Settings => ({
  bucket: 'news',
  region: 'eu-test-1',
  endpoint: s3.endpoint,
  prefix: 'media/',
  pathStyle: true,
  ...s3Keys,
});

const file = (content: string): string => {
  const path = join(folder, 'a-file');
  writeFileSync(path, content);
  return path;
};

describe.each([
  ['a folder', () => createFolderStore(() => folder)],
  ['an S3-compatible store', () => createS3Store(settings())],
])('%s', (_, open) => {
  test('gives back what it took, with its size, and takes the file over', async () => {
    const store = open();
    await store.check();
    await store.take('abc/480.jpeg', file('a picture'));
    expect(readdirSync(folder)).not.toContain('a-file');
    const found = await store.open('abc/480.jpeg');
    expect(found?.bytes).toBe(9);
    expect(found && (await text(found.stream))).toBe('a picture');
    expect(await store.sizeOf('abc/480.jpeg')).toBe(9);
  });

  test('has nothing under a name it was not given, nor for a folder', async () => {
    const store = open();
    await store.take('abc/480.jpeg', file('a picture'));
    expect(await store.open('abc/960.jpeg')).toBeNull();
    expect(await store.open('abc')).toBeNull();
    expect(await store.sizeOf('abc')).toBe(0);
  });

  test('removes a folder with everything in it and nothing beside it', async () => {
    const store = open();
    for (const path of ['one/1.webp', 'one/2.webp', 'one/3.webp', 'one-more/1.webp']) {
      await store.take(path, file(path));
    }
    await store.removeAll('one');
    await store.removeAll('never-there');
    expect(await store.sizeOf('one/1.webp')).toBe(0);
    expect(await store.sizeOf('one/3.webp')).toBe(0);
    expect(await store.sizeOf('one-more/1.webp')).toBe(15);
  });

  test('the later of two files of one name is the one that stays', async () => {
    const store = open();
    await store.take('abc/note.json', file('first'));
    await store.take('abc/note.json', file('second one'));
    expect(await store.sizeOf('abc/note.json')).toBe(10);
  });
});

describe('an S3-compatible store', () => {
  test('is told what kind of file it keeps, under the prefix of the settings', async () => {
    await createS3Store(settings()).take('kind/480.avif', file('x'));
    expect(s3.objects.get('media/kind/480.avif')?.type).toBe('image/avif');
  });

  test('is asked again when it is busy', async () => {
    s3.failures.push(503);
    await createS3Store(settings()).take('busy/480.avif', file('x'));
    expect(s3.objects.has('media/busy/480.avif')).toBe(true);
  });

  test('that refuses the keys is found out by the check', async () => {
    const wrong = createS3Store({ ...settings(), secretAccessKey: 'another' });
    await expect(wrong.check()).rejects.toThrow(/Signature/);
  });
});

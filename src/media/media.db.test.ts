import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { onChanges } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import { setJobQueue } from '#lib/jobs.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import {
  deletePicture,
  findDeskPicture,
  findSuccessor,
  findUpload,
  listPictures,
  mediaStore,
  receiveUpload,
  updatePicture,
} from './index.ts';
import type { PictureWords } from './pure.ts';
import { claimUpload } from './upload/claim-upload.ts';
import { prepareUploads } from './upload/prepare-uploads.ts';
import { tidyMedia } from './upload/tidy.ts';

const words: PictureWords = {
  alt: 'A lighthouse at dusk.',
  caption: null,
  credit: 'A. Photographer',
  licence: null,
  licenceEnds: null,
  focus: [0.5, 0.5],
};

const plain = (width = 640, height = 480, background = '#8a2be2') =>
  sharp({ create: { width, height, channels: 3, background } });

describe.runIf(hasDatabase)('the media room', () => {
  const { dataFolder } = useDatabase();
  let editor: Actor;
  let contributor: Actor;
  let asked = 0;

  beforeEach(async () => {
    asked = 0;
    setJobQueue({
      async send() {
        asked += 1;
      },
    });
    editor = await makeActor('editor');
    contributor = await makeActor('contributor');
  });

  const send = (bytes: Uint8Array, fields: { actor?: Actor; replaces?: string } = {}) =>
    receiveUpload({ actor: editor, at: now(), body: Readable.from([bytes]), ...fields });

  /** The key of the picture a file became. */
  const upload = async (bytes?: Uint8Array, fields: { actor?: Actor } = {}): Promise<string> => {
    const sent = await send(bytes ?? (await plain().jpeg().toBuffer()), fields);
    if (sent.kind !== 'received') throw new Error(`Not received: ${JSON.stringify(sent)}`);
    await prepareUploads();
    const result = await findUpload(fields.actor ?? editor, sent.upload);
    if (result.kind !== 'ready') throw new Error(`Not ready: ${JSON.stringify(result)}`);
    return result.picture;
  };

  const describePicture = async (key: string, more: Partial<PictureWords> = {}, actor = editor) => {
    const { changedAt } = await database().picture.findUniqueOrThrow({ where: { key } });
    const base = changedAt.toISOString();
    return updatePicture(actor, { key, words: { ...words, ...more }, base, at: now() });
  };

  const list = (filter: Parameters<typeof listPictures>[0]['filter'], search = '') =>
    listPictures({ search, filter, page: 1, at: new Date('2026-06-01T12:00:00Z') });

  const stored = (folder: string) => {
    const path = join(dataFolder(), 'media', folder);
    return existsSync(path) ? readdirSync(path) : [];
  };

  test('a file becomes a picture in every size and format, and only that is kept', async () => {
    const original = await plain(2000, 1000)
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const key = await upload(original);
    expect(asked).toBe(1);
    expect(await findDeskPicture(editor, key)).toMatchObject({
      picture: { width: 1000, height: 2000, alt: '', credit: '' },
    });
    const row = await database().picture.findUniqueOrThrow({
      where: { key },
      include: { variants: true },
    });
    expect(row.variants).toHaveLength(9);
    const store = await mediaStore();
    for (const { path, width, height, format } of row.variants) {
      const file = await store.open(path);
      const chunks = file ? await file.stream.toArray() : [];
      const metadata = await sharp(Buffer.concat(chunks)).metadata();
      expect(metadata).toMatchObject({ width, height });
      expect([metadata.exif, metadata.icc, metadata.xmp, metadata.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(metadata.format).toBe(format === 'avif' ? 'heif' : format);
    }
    expect(stored('incoming')).toEqual([]);
  });

  test('words are found, filters find what is missing or ends, and pages are counted', async () => {
    const one = await upload();
    const two = await upload();
    await describePicture(one, { alt: 'A 100% lighthouse', licenceEnds: '2026-06-20' });
    const keys = async (...args: Parameters<typeof list>) =>
      (await list(...args)).pictures.map(({ key }) => key);
    expect(await keys('all')).toEqual([two, one]);
    expect(await keys('all', 'photographer 100%')).toEqual([one]);
    expect(await keys('all', '1_0')).toEqual([]);
    expect(await keys('undescribed')).toEqual([two]);
    expect(await keys('ending')).toEqual([one]);
    expect(await list('all')).toMatchObject({ total: 2, page: 1, pages: 1 });
  });

  test('what was said may be changed and not taken away, and readers’ documents hear of it', async () => {
    const key = await upload();
    const heard: string[] = [];
    const stop = onChanges((tags) => heard.push(...tags));
    expect(await describePicture(key)).toMatchObject({ kind: 'saved' });
    stop();
    expect(heard).toEqual([`picture:${key}`]);
    expect(await describePicture(key, { credit: '' })).toEqual({
      kind: 'invalid',
      problems: [{ field: 'credit', code: 'missing' }],
    });
    await expect(
      database().$executeRaw`update picture set alt = '' where key = ${key}`,
    ).rejects.toThrow(/not taken away/);
    const log = await database().auditEntry.findMany({ where: { subject: `picture:${key}` } });
    expect(log.map(({ action }) => action).sort()).toEqual(['picture.describe', 'picture.upload']);
  });

  test('a change over somebody else’s is answered with theirs', async () => {
    const key = await upload();
    const { changedAt } = await database().picture.findUniqueOrThrow({ where: { key } });
    await describePicture(key, { alt: 'Theirs' });
    const base = changedAt.toISOString();
    const mine = await updatePicture(editor, { key, words, base, at: now() });
    expect(mine).toMatchObject({ kind: 'conflict', theirs: { alt: 'Theirs' } });
  });

  describe('in a story', () => {
    let key = '';

    beforeEach(async () => {
      await makePublication();
      key = await upload(undefined, { actor: contributor });
      await describePicture(key, {}, contributor);
    });

    test('it says where it is, by column and in the text, live and in history', async () => {
      await fileStory({ slug: 'lead', picture: key });
      await fileStory({ slug: 'text', body: `Words.\n\n::figure{picture="${key}"}` });
      await fileStory({ slug: 'draft', status: 'draft', picture: key });
      await fileStory({ slug: 'was', picture: key });
      await fileStory({ slug: 'was' });
      const found = await findDeskPicture(editor, key);
      const uses = found.kind === 'found' ? found.uses : [];
      expect(uses.map(({ name, isLive, isHead }) => [name, isLive, isHead])).toEqual([
        ['Headline of lead', true, true],
        ['Headline of text', true, true],
        ['Headline of draft', false, true],
        ['Headline of was', false, false],
      ]);
      expect((await list('unused')).total).toBe(0);
    });

    test('nobody deletes it, and a contributor no longer changes what readers see', async () => {
      expect(await describePicture(key, { alt: 'Mine still' }, contributor)).toMatchObject({
        kind: 'saved',
      });
      await fileStory({ slug: 'text', body: `::figure{picture=${key}}` });
      expect(await describePicture(key, {}, contributor)).toEqual({ kind: 'forbidden' });
      expect(await send(new Uint8Array(1), { actor: contributor, replaces: key })).toEqual({
        kind: 'forbidden',
      });
      expect(await deletePicture(editor, { key, at: now() })).toMatchObject({
        kind: 'conflict',
        uses: [{ kind: 'story', name: 'Headline of text' }],
      });
      await expect(database().$executeRaw`delete from picture where key = ${key}`).rejects.toThrow(
        /named in a text/,
      );
    });

    test('a text saved while it is being deleted finds it, or keeps it', async () => {
      const [deleted] = await Promise.all([
        deletePicture(editor, { key, at: now() }),
        fileStory({ slug: 'text', body: `::figure{picture="${key}"}` }),
      ]);
      const mentions = await database().pictureMention.count({ where: { key } });
      const pictures = await database().picture.count({ where: { key } });
      expect(mentions).toBe(1);
      expect(pictures).toBe(deleted.kind === 'deleted' ? 0 : 1);
    });

    test('replaced in place it keeps key and words; old files go, old addresses lead on', async () => {
      await fileStory({ slug: 'lead', picture: key });
      const before = await database().picture.findUniqueOrThrow({ where: { key } });
      const heard: string[] = [];
      const stop = onChanges((tags) => heard.push(...tags));
      await send(await plain(1000, 500, '#0a0').png().toBuffer(), { replaces: key });
      await prepareUploads();
      stop();
      expect(heard).toEqual([`picture:${key}`]);
      const after = await database().picture.findUniqueOrThrow({
        where: { key },
        include: { variants: true },
      });
      expect(after).toMatchObject({ alt: words.alt, width: 1000, height: 500 });
      expect(after.variants).toHaveLength(9);
      expect(stored(before.digest)).toEqual([]);
      expect(await findSuccessor(`${before.digest}/640.webp`)).toBe(`${after.digest}/480.webp`);
    });
  });

  test('deleted, it leaves no file and no address', async () => {
    const key = await upload();
    const { digest } = await database().picture.findUniqueOrThrow({ where: { key } });
    expect(stored(digest)).not.toEqual([]);
    expect(await deletePicture(contributor, { key, at: now() })).toEqual({ kind: 'forbidden' });
    expect(await deletePicture(editor, { key, at: now() })).toEqual({ kind: 'deleted' });
    expect(stored(digest)).toEqual([]);
    expect(await findSuccessor(`${digest}/480.webp`)).toBeNull();
    expect(await findDeskPicture(editor, key)).toEqual({ kind: 'absent' });
  });

  test('what a process that ended was preparing is taken up by the next', async () => {
    const sent = await send(await plain().png().toBuffer());
    const claimed = await claimUpload(now());
    expect(await prepareUploads()).toBe(0);
    const longAfter = new Date(now().getTime() + 60_000);
    expect(await claimUpload(longAfter)).toEqual({ ...claimed, attempts: 2 });
    // The second time it is waited for longer: nobody knows whether the picture ended the process.
    expect(await claimUpload(new Date(longAfter.getTime() + 30_000))).toBeNull();
    await database().upload.updateMany({ data: { claimedUntil: new Date(0) } });
    expect(await prepareUploads()).toBe(1);
    expect(sent.kind === 'received' && (await findUpload(editor, sent.upload)).kind).toBe('ready');
  });

  test('what ends its process again and again is refused, and tidying leaves nothing of it', async () => {
    const sent = await send(await plain().png().toBuffer());
    for (let turn = 0; turn < 12; turn += 1)
      expect(await claimUpload(new Date(now().getTime() + turn * 200_000))).not.toBeNull();
    const later = new Date(now().getTime() + 2 * 24 * 60 * 60 * 1000);
    expect(await claimUpload(later)).toBeNull();
    expect(sent.kind === 'received' && (await findUpload(editor, sent.upload))).toEqual({
      kind: 'refused',
      code: 'interrupted',
    });
    await tidyMedia(later);
    expect(stored('incoming')).toEqual([]);
    expect(await database().upload.count()).toBe(0);
  });

  test('a file that was never wholly received is forgotten', async () => {
    await database().upload.create({
      data: { id: 'a'.repeat(20), staffId: 'x', staffName: 'x', createdAt: new Date(0) },
    });
    expect(await prepareUploads()).toBe(0);
    await tidyMedia(now());
    expect(await database().upload.count()).toBe(0);
  });

  test('an upload is told of to nobody but its sender', async () => {
    const sent = await send(await plain().png().toBuffer());
    const id = sent.kind === 'received' ? sent.upload : '';
    expect(await findUpload(contributor, id)).toEqual({ kind: 'absent' });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { collectDependencies } from '#lib/depends-on.ts';
import { mediaStore } from '#media/index.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { findSocialImage, sweepSocialImages } from './index.ts';

describe.skipIf(!hasDatabase)('pictures for previews', () => {
  useDatabase();
  beforeEach(makePublication);

  const sizeOf = async (url: string | undefined) =>
    (await mediaStore()).sizeOf(url?.replace('/media/', '') ?? '');

  test('only what readers see is drawn, once, and again when it changes', async () => {
    await fileStory({ slug: 'one' });
    await fileStory({ slug: 'hidden', status: 'draft' });
    expect(await sweepSocialImages()).toBe(1);
    const first = await findSocialImage(1);
    expect(await sizeOf(first?.url)).toBeGreaterThan(0);
    expect(await findSocialImage(2)).toBeNull();
    expect(await sweepSocialImages()).toBe(0);

    await fileStory({ slug: 'one', headline: 'Another headline' });
    const tags = new Set<string>();
    await collectDependencies(tags, () => findSocialImage(1));
    expect(tags).toContain('social:1');
    expect(await sweepSocialImages()).toBe(1);
    const second = await findSocialImage(1);
    expect(second?.url).not.toBe(first?.url);
    expect(await sizeOf(first?.url)).toBe(0);
  });

  test('the picture of a story that was withdrawn is gone, with its file', async () => {
    await fileStory({ slug: 'one' });
    await sweepSocialImages();
    const image = await findSocialImage(1);
    await fileStory({ slug: 'one', status: 'withdrawn' });
    expect(await findSocialImage(1)).toBeNull();
    await sweepSocialImages();
    expect(await sizeOf(image?.url)).toBe(0);
    await fileStory({ slug: 'one' });
    await sweepSocialImages();
    expect(await findSocialImage(1)).toEqual(image);
  });
});

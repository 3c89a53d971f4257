/**
 * Keeps the pictures in step with what readers see: a story whose live revision has none gets one, and
 * the picture of a story that readers may no longer see is removed. It may stop anywhere and be run
 * again; what is right already is left alone.
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { finding, type Story } from '#articles/index.ts';
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { mediaStore, storeFile } from '#media/index.ts';
import { getPublication } from '#publication/index.ts';
import { type Artist, callArtist } from './draw-apart.ts';
import { designVersion } from './shown.ts';

/** Makes what is missing and removes what must go. Returns how many stories it looked at. */
export async function sweepSocialImages(signal?: AbortSignal): Promise<number> {
  await forgetHidden();
  const artist = callArtist();
  try {
    let count = 0;
    for (;;) {
      const due = await listDue(20);
      for (const id of due) {
        if (signal?.aborted) return count;
        await ensureSocialImage(id, artist);
        count += 1;
      }
      if (due.length === 0) return count;
    }
  } finally {
    artist.stop();
  }
}

/** Makes the picture of what readers see of a story now, unless it is there. */
async function ensureSocialImage(articleId: number, artist: Artist): Promise<void> {
  const story = await finding.findStoryById(articleId);
  if (!story) return;
  const { name } = await getPublication();
  const digest = digestOf(story, name);
  const folder = `social/${digest}`;
  const path = `${folder}/1200.jpeg`;
  const store = await mediaStore();
  if ((await store.sizeOf(path)) === 0) {
    const image = await artist.draw({
      publication: name,
      kicker: story.kicker.name,
      headline: story.headline,
      byline: story.byline,
      hero: await heroOf(story),
    });
    if (image) await storeFile(path, image);
  }
  const isThere = (await store.sizeOf(path)) > 0;
  const old = await change(async (tx, changed) => {
    // Locked, so that a withdrawal comes before this or after it and never in between.
    const [now] = await tx.$queryRaw<{ revision: number | null }[]>`
      select live_revision_id as revision from article where id = ${articleId} for update`;
    const found = await tx.socialImage.findUnique({ where: { articleId } });
    if (!now?.revision) return folder;
    const fields = { revisionId: now.revision, path: isThere ? path : null, design: designVersion };
    await tx.socialImage.upsert({
      where: { articleId },
      create: { articleId, ...fields },
      update: fields,
    });
    if (found?.path === fields.path) return null;
    changed(`social:${articleId}`);
    return found?.path ? folderOf(found.path) : null;
  });
  if (old) await store.removeAll(old);
}

/** Live stories whose live revision has not been drawn, the newest first. */
async function listDue(take: number): Promise<number[]> {
  const rows = await database().$queryRaw<{ id: number }[]>`
    select a.id from article a left join social_image s on s.article_id = a.id
    where a.status = 'live' and (s.revision_id is distinct from a.live_revision_id
      or s.design is distinct from ${designVersion})
    order by a.first_published_at desc limit ${take}`;
  return rows.map(({ id }) => id);
}

async function forgetHidden(): Promise<void> {
  const hidden = await database().socialImage.findMany({
    where: { article: { status: { not: 'live' } } },
    select: { articleId: true, path: true },
  });
  const store = await mediaStore();
  for (const { articleId, path } of hidden) {
    if (path) await store.removeAll(folderOf(path));
    await database().socialImage.deleteMany({
      where: { articleId, article: { status: { not: 'live' } } },
    });
  }
}

async function heroOf({ picture }: Story) {
  const jpegs = picture?.variants.filter(({ format }) => format === 'jpeg') ?? [];
  const large = jpegs.find(({ width }) => width >= 960) ?? jpegs.at(-1);
  if (!picture || !large) return null;
  const file = await (await mediaStore()).open(large.url.replace(/^\/media\//, ''));
  return file && { bytes: await buffer(file.stream), focus: picture.focus };
}

/** Of everything the picture shows and of whose it is, so that no two stories share a file. */
function digestOf(story: Story, publication: string): string {
  const { id, kicker, headline, byline, picture } = story;
  const shown = [designVersion, id, publication, kicker.name, headline, byline];
  const hero = [picture?.variants.map(({ url }) => url), picture?.focus];
  return createHash('sha256')
    .update(JSON.stringify([shown, hero]))
    .digest('hex')
    .slice(0, 24);
}

function folderOf(path: string): string {
  return path.replace(/\/[^/]*$/, '');
}

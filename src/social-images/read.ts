/** The picture of a story for its page; a story that readers may not see has none. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { imageHeight, imageWidth } from './shown.ts';

export type SocialImage = { url: string; width: number; height: number };

export async function findSocialImage(articleId: number): Promise<SocialImage | null> {
  dependsOn(`social:${articleId}`);
  const row = await database().socialImage.findFirst({
    where: { articleId, article: { status: 'live' } },
    select: { path: true },
  });
  return row && { url: `/media/${row.path}`, width: imageWidth, height: imageHeight };
}

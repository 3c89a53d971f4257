/** What every description is made with: absolute addresses, ids that other descriptions point to. */
import type { Thing } from 'schema-dts';
import { env } from '#lib/env.ts';
import type { PictureData } from '#markdown/index.ts';

/** Things of one page, for one script. */
export type Description = Exclude<Thing, string>[];

export function absolute(path: string): string {
  return new URL(path, env().SITE_URL).href;
}

export const organizationId = () => absolute('/#organization');
export const websiteId = () => absolute('/#website');

/** A picture at its largest, with who made it and what it shows; nothing when no file of it is there. */
export function imageObject(picture: PictureData | null, caption?: string | null) {
  const largest = picture?.variants.filter(({ format }) => format === 'jpeg').at(-1);
  if (!picture || !largest) return undefined;
  return {
    '@type': 'ImageObject' as const,
    url: absolute(largest.url),
    width: String(largest.width),
    height: String(Math.round((picture.height * largest.width) / picture.width)),
    caption: caption ?? picture.caption ?? picture.alt,
    creditText: picture.credit,
  };
}

/** The way from the front to a page, the page itself last. */
export function breadcrumbs(steps: { name: string; path: string }[]) {
  return {
    '@type': 'BreadcrumbList' as const,
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name,
      item: absolute(path),
    })),
  };
}

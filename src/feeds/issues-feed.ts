/** The past issues of a letter as a feed, of those whose archive is public. */

import { listArchive } from '#issues/index.ts';
import { env } from '#lib/env.ts';
import { findNewsletter } from '#newsletters/index.ts';
import { getPublication } from '#publication/index.ts';
import { feedPath } from './address.ts';
import type { Feed } from './feed.ts';

const issuesInFeed = 30;

/** Null when there is no such letter, or its archive is nobody's to read. */
export async function readIssuesFeed(slug: string): Promise<Feed | null> {
  const absolute = (path: string) => new URL(path, env().SITE_URL).href;
  const letter = await findNewsletter(slug);
  if (!letter?.archiveIsPublic) return null;
  const [publication, issues] = await Promise.all([
    getPublication(),
    listArchive(slug, issuesInFeed),
  ]);
  const subject = { list: 'newsletters', slug } as const;
  const language =
    publication.editions.find((edition) => edition.slug === letter.edition?.slug)?.language ??
    publication.language;
  return {
    id: absolute(feedPath(subject, 'atom')),
    title: `${letter.name} | ${publication.name}`,
    description: letter.promise,
    language,
    page: absolute(`/newsletters/${slug}`),
    self: {
      rss: absolute(feedPath(subject, 'rss')),
      atom: absolute(feedPath(subject, 'atom')),
      json: absolute(feedPath(subject, 'json')),
    },
    icon: absolute('/icon-512.png'),
    publisher: { name: publication.name, url: absolute('/') },
    updated: issues[0]?.sentAt ?? publication.createdAt,
    stories: issues.map(({ number, subject: headline, preheader, sentAt }) => ({
      id: absolute(`/newsletters/${slug}/${number}`),
      url: absolute(`/newsletters/${slug}/${number}`),
      language,
      headline,
      standfirst: preheader,
      html: null,
      authors: [{ name: publication.name, url: absolute('/') }],
      published: sentAt,
      updated: sentAt,
      categories: [],
      picture: null,
    })),
  };
}

/** The corrections as a feed: one entry each, which leads to the story it stands with. */
import { finding } from '#articles/index.ts';
import { env } from '#lib/env.ts';
import { getPublication } from '#publication/index.ts';
import { feedPath } from './address.ts';
import type { Feed } from './feed.ts';

export async function readCorrectionsFeed(): Promise<Feed> {
  const absolute = (path: string) => new URL(path, env().SITE_URL).href;
  const [publication, { corrections }] = await Promise.all([
    getPublication(),
    finding.listCorrections(1),
  ]);
  const subject = { list: 'corrections' } as const;
  return {
    id: absolute(feedPath(subject, 'atom')),
    title: `Corrections | ${publication.name}`,
    description: `What ${publication.name} got wrong, and what is right.`,
    language: publication.language,
    page: absolute('/corrections'),
    self: {
      rss: absolute(feedPath(subject, 'rss')),
      atom: absolute(feedPath(subject, 'atom')),
      json: absolute(feedPath(subject, 'json')),
    },
    icon: absolute('/icon-512.png'),
    publisher: { name: publication.name, url: absolute('/') },
    updated: corrections[0]?.at ?? publication.createdAt,
    stories: corrections.map(({ id, kind, text, at: made, story }) => ({
      id: absolute(`/corrections#correction-${id}`),
      url: absolute(`${story.url}#corrections`),
      language: story.edition.language,
      headline: `${kind === 'correction' ? 'Correction' : 'Clarification'}: ${story.headline}`,
      standfirst: text,
      html: null,
      authors: [{ name: publication.name, url: absolute('/') }],
      published: made,
      updated: made,
      categories: [],
      picture: null,
    })),
  };
}

/** An issue of the printed magazine. */
import type { MagazineIssue } from '#magazine/index.ts';
import type { Publication } from '#publication/index.ts';
import { publisher } from './publication.ts';
import { absolute, breadcrumbs, type Description, imageObject, organizationId } from './thing.ts';

export function describeIssue(issue: MagazineIssue, publication: Publication): Description {
  const path = `/magazine/${issue.slug}`;
  const cover = imageObject(issue.cover);
  return [
    {
      '@type': 'PublicationIssue',
      '@id': absolute(path),
      url: absolute(path),
      name: issue.headline,
      issueNumber: issue.number,
      datePublished: issue.date.toISOString().slice(0, 10),
      ...(cover ? { image: cover } : {}),
      isPartOf: {
        '@type': 'Periodical',
        '@id': absolute('/magazine'),
        name: publication.name,
        url: absolute('/magazine'),
        publisher: { '@id': organizationId() },
      },
      hasPart: issue.stories.map((story) => ({
        '@type': 'NewsArticle',
        '@id': `${absolute(story.url)}#story`,
        headline: story.headline,
        url: absolute(story.url),
      })),
    },
    publisher(publication),
    breadcrumbs([
      { name: publication.name, path: '/' },
      { name: 'Magazine', path: '/magazine' },
      { name: issue.headline, path },
    ]),
  ];
}

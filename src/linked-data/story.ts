/** A story in the words of schema.org: every field of the vocabulary that we have something for. */
import type { Story } from '#articles/index.ts';
import type { SourceData } from '#markdown/index.ts';
import type { Genre, Publication } from '#publication/index.ts';
import { author } from './people.ts';
import { publisher } from './publication.ts';
import {
  absolute,
  breadcrumbs,
  type Description,
  imageObject,
  organizationId,
  websiteId,
} from './thing.ts';

const articleTypes = {
  news: 'NewsArticle',
  reportage: 'ReportageNewsArticle',
  background: 'BackgroundNewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  review: 'ReviewNewsArticle',
} as const satisfies Record<Genre, string>;

type Related = {
  publication: Publication;
  /** Path of the picture made for previews, if there is one. */
  socialImage: string | null;
};

export function describeStory(story: Story, { publication, socialImage }: Related): Description {
  const page = absolute(story.url);
  const people = (...roles: string[]) =>
    story.bylines.filter(({ role }) => roles.includes(role)).map(author);
  const hero = imageObject(story.picture, story.pictureCaption);
  const images = [...(hero ? [hero] : []), ...(socialImage ? [absolute(socialImage)] : [])];
  const contributors = people('with', 'research', 'pictures');
  return [
    {
      '@type': articleTypes[story.kicker.genre],
      '@id': `${page}#story`,
      identifier: `urn:uuid:${story.permanentId}`,
      url: page,
      mainEntityOfPage: page,
      headline: story.headline,
      description: story.standfirst,
      ...(images.length > 0 ? { image: images } : {}),
      datePublished: story.firstPublishedAt.toISOString(),
      dateModified: story.lastChangedAt.toISOString(),
      version: String(story.revision),
      author: people('author'),
      ...(contributors.length > 0 ? { contributor: contributors } : {}),
      publisher: { '@id': organizationId() },
      copyrightHolder: { '@id': organizationId() },
      copyrightYear: story.firstPublishedAt.getUTCFullYear(),
      isAccessibleForFree: true,
      isPartOf: { '@id': websiteId() },
      inLanguage: story.edition.language,
      genre: story.kicker.name,
      articleSection: story.section.name,
      ...(story.topics.length > 0
        ? {
            keywords: story.topics.map(({ name }) => name),
            about: story.topics.map(({ name, slug }) => ({
              '@type': 'Thing' as const,
              name,
              url: absolute(`/topics/${slug}`),
            })),
          }
        : {}),
      wordCount: story.words,
      timeRequired: `PT${story.minutes}M`,
      ...(story.sources.length > 0 ? { citation: story.sources.map(citation) } : {}),
      ...(story.corrections.length > 0
        ? {
            correction: story.corrections.map(({ kind, text, at }) => ({
              '@type': 'CorrectionComment' as const,
              name: kind === 'correction' ? 'Correction' : 'Clarification',
              text,
              dateCreated: at.toISOString(),
            })),
          }
        : {}),
    },
    publisher(publication),
    breadcrumbs([{ name: publication.name, path: '/' }, ...way(story, publication)]),
  ];
}

function citation({ publisher: by, headline, description, date, url }: SourceData) {
  return {
    '@type': 'CreativeWork' as const,
    ...(headline === undefined ? {} : { name: headline }),
    ...(description === undefined ? {} : { description }),
    publisher: { '@type': 'Organization' as const, name: by },
    ...(date === undefined ? {} : { datePublished: date }),
    ...(url === undefined ? {} : { url }),
  };
}

function way(story: Story, { sections }: Publication): { name: string; path: string }[] {
  const { slug } = story.section;
  const parent = sections.find(({ children }) => children.some((child) => child.slug === slug));
  const step = (section: { name: string; slug: string }) => ({
    name: section.name,
    path: `/${section.slug}`,
  });
  return [
    ...(parent ? [step(parent)] : []),
    step(story.section),
    { name: story.headline, path: story.url },
  ];
}

/** The publication itself, its policies, and its pages that are no story. */
import type { SearchAction, WithActionConstraints } from 'schema-dts';
import type { Publication } from '#publication/index.ts';
import { absolute, type Description, organizationId, websiteId } from './thing.ts';

/** What static page states which policy of a news organization. Only a page that is there is named. */
const policyPages = {
  'corrections-policy': 'correctionsPolicy',
  'ethics-policy': 'ethicsPolicy',
  'diversity-policy': 'diversityPolicy',
  'fact-checking-policy': 'verificationFactCheckingPolicy',
  'unnamed-sources-policy': 'unnamedSourcesPolicy',
  'feedback-policy': 'actionableFeedbackPolicy',
  'ownership-and-funding': 'ownershipFundingInfo',
  masthead: 'masthead',
  about: 'publishingPrinciples',
} as const;

function policies(publication: Publication) {
  const there = new Set(publication.pages.map(({ slug }) => slug));
  return Object.fromEntries(
    Object.entries(policyPages)
      .filter(([slug]) => there.has(slug))
      .map(([slug, property]) => [property, absolute(`/${slug}`)]),
  );
}

/** The publisher, as short as a story needs it. */
export function publisher(publication: Publication) {
  return {
    '@type': 'NewsMediaOrganization' as const,
    '@id': organizationId(),
    name: publication.name,
    url: absolute('/'),
    logo: {
      '@type': 'ImageObject' as const,
      url: absolute('/icon-512.png'),
      width: '512',
      height: '512',
    },
    ...policies(publication),
  };
}

/** The publisher and its site, whole, for the front. `searchPath` is where a search is answered. */
export function describePublication(
  publication: Publication,
  searchPath: string | null,
): Description {
  return [
    {
      ...publisher(publication),
      slogan: publication.strapline,
      description: publication.description,
      contactPoint: {
        '@type': 'ContactPoint',
        contactType: 'newsroom',
        email: publication.contactEmail,
      },
    },
    {
      '@type': 'WebSite',
      '@id': websiteId(),
      name: publication.name,
      url: absolute('/'),
      description: publication.description,
      inLanguage: publication.language,
      publisher: { '@id': organizationId() },
      ...(searchPath ? { potentialAction: search(searchPath) } : {}),
    },
  ];
}

function search(path: string): WithActionConstraints<SearchAction> {
  return {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(path)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
}

/** A page that stands still. */
export function describePage(
  page: { slug: string; headline: string; standfirst: string | null; updatedOn: Date },
  publication: Publication,
): Description {
  return [
    {
      '@type': page.slug === 'about' ? 'AboutPage' : 'WebPage',
      '@id': absolute(`/${page.slug}`),
      url: absolute(`/${page.slug}`),
      name: page.headline,
      ...(page.standfirst === null ? {} : { description: page.standfirst }),
      dateModified: page.updatedOn.toISOString().slice(0, 10),
      inLanguage: publication.language,
      isPartOf: { '@id': websiteId() },
      publisher: { '@id': organizationId() },
    },
    publisher(publication),
  ];
}

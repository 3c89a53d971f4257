/**
 * The one manifest of what the public can ask this site for. A test holds it against the files that
 * answer: an address that is not here is not served, and one that is here is walked by the canary.
 */
import { searchFields } from '#search/index.ts';

export type AddressKind = {
  /** A name for logs, figures and tests. Kinds that count together share a name. */
  name: string;
  /** `{…}` stands for one segment, `{…}*` for all the rest. */
  pattern: string;
  /** What it is, for people. */
  says: string;
  /** What an answer is. */
  type: 'page' | 'xml' | 'json' | 'text' | 'form';
  /** The parameters that are part of the address; any other is ignored. */
  parameters?: readonly string[];
  /** Anybody can make any number of these by typing: how many are made for one reader is limited. */
  isCostly?: boolean;
  /** Shows what is one person's, by the key in its address: made each time, and kept by nobody. */
  isPrivate?: boolean;
  /** Costs nothing where its signature is wrong, so nobody is counted: proxies ask for thousands of readers. */
  isLight?: boolean;
  /** May be posted to from anywhere: a key in its address, or a signature, is the permission. */
  fromAnywhere?: boolean;
};

/** Where two patterns fit, the first is meant. */
export const addressKinds = [
  { name: 'front', pattern: '/', type: 'page', says: 'the front of the default edition' },

  { name: 'robots', pattern: '/robots.txt', type: 'text', says: 'what crawlers may fetch' },
  {
    name: 'security',
    pattern: '/.well-known/security.txt',
    type: 'text',
    says: 'whom to tell of a hole (RFC 9116)',
  },
  { name: 'sitemap', pattern: '/sitemap.xml', type: 'xml', says: 'the index of the sitemaps' },
  {
    name: 'sitemap',
    pattern: '/sitemaps/{part}',
    type: 'xml',
    says: 'one part of the sitemap: the pages, the news of two days, or the stories of a month',
  },
  {
    name: 'feed',
    pattern: '/feeds/{name}',
    type: 'xml',
    says: 'the publication as a feed: rss.xml, atom.xml or feed.json',
  },
  {
    name: 'feed',
    pattern: '/feeds/corrections/{file}',
    type: 'xml',
    says: 'the corrections as a feed',
  },
  {
    name: 'feed',
    pattern: '/feeds/{name}/{slug}/{file}',
    type: 'xml',
    says: 'a section, topic, format, edition, person or letter as a feed',
  },

  {
    name: 'api',
    pattern: '/api/v1/articles',
    type: 'json',
    says: 'stories, for programs',
    parameters: ['limit', 'cursor', 'section', 'topic', 'format', 'edition', 'person', 'fields'],
  },
  {
    name: 'api',
    pattern: '/api/v1/articles/{slug}',
    type: 'json',
    says: 'one story, for programs',
    parameters: ['fields'],
  },
  {
    name: 'api',
    pattern: '/api/v1/sections',
    type: 'json',
    says: 'the sections, for programs',
    parameters: ['limit', 'cursor'],
  },
  {
    name: 'api',
    pattern: '/api/v1/topics',
    type: 'json',
    says: 'the topics, for programs',
    parameters: ['limit', 'cursor'],
  },
  {
    name: 'api',
    pattern: '/api/v1/people',
    type: 'json',
    says: 'people and desks, for programs',
    parameters: ['limit', 'cursor'],
  },
  {
    name: 'api',
    pattern: '/api/v1/search',
    type: 'json',
    says: 'a search, for programs',
    parameters: [
      'q',
      'section',
      'topic',
      'format',
      'edition',
      'person',
      'from',
      'until',
      'sort',
      'cursor',
    ],
  },
  {
    name: 'api',
    pattern: '/api/v1/openapi.json',
    type: 'json',
    says: 'how the content API is written down (OpenAPI 3.1)',
  },
  {
    name: 'api',
    pattern: '/api/v1/{path}*',
    type: 'json',
    says: 'any other address of the API: there is nothing',
  },

  { name: 'format', pattern: '/formats/{slug}', type: 'page', says: 'the stories of a format' },
  {
    name: 'format',
    pattern: '/formats/{slug}/page/{n}',
    type: 'page',
    says: 'its further pages',
  },
  { name: 'topic', pattern: '/topics/{slug}', type: 'page', says: 'the stories on a topic' },
  { name: 'topic', pattern: '/topics/{slug}/page/{n}', type: 'page', says: 'its further pages' },
  { name: 'person', pattern: '/people/{slug}', type: 'page', says: 'a person and their stories' },
  { name: 'person', pattern: '/people/{slug}/page/{n}', type: 'page', says: 'its further pages' },
  {
    name: 'edition',
    pattern: '/editions/{slug}',
    type: 'page',
    says: 'every story of an edition',
  },
  {
    name: 'edition',
    pattern: '/editions/{slug}/page/{n}',
    type: 'page',
    says: 'its further pages',
  },
  { name: 'archive', pattern: '/archive', type: 'page', says: 'the archive' },
  { name: 'archive', pattern: '/archive/{year}', type: 'page', says: 'the months of a year' },
  {
    name: 'archive',
    pattern: '/archive/{year}/{month}',
    type: 'page',
    says: 'the stories of a month',
  },
  {
    name: 'archive',
    pattern: '/archive/{year}/{month}/page/{n}',
    type: 'page',
    says: 'its further pages',
  },
  { name: 'corrections', pattern: '/corrections', type: 'page', says: 'every correction' },
  {
    name: 'corrections',
    pattern: '/corrections/page/{n}',
    type: 'page',
    says: 'its further pages',
  },
  { name: 'magazine', pattern: '/magazine', type: 'page', says: 'the magazine’s issues' },
  { name: 'magazine', pattern: '/magazine/{slug}', type: 'page', says: 'one magazine issue' },
  { name: 'newsletters', pattern: '/newsletters', type: 'page', says: 'the newsletters' },
  {
    name: 'newsletters',
    pattern: '/newsletters/sign-up',
    type: 'form',
    says: 'takes the sign-up form',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/check-your-inbox',
    type: 'page',
    says: 'what follows a sign-up',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/try-again',
    type: 'page',
    says: 'a sign-up that could not be taken',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/confirm',
    type: 'page',
    says: 'where a confirming link leads: a page with a button',
    parameters: ['token'],
    isPrivate: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/confirm/done',
    type: 'form',
    says: 'takes that button',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/yours',
    type: 'page',
    says: 'what one person gets, by the signed link of their mail',
    parameters: ['key', 'said'],
    isPrivate: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/yours/save',
    type: 'form',
    says: 'takes what they choose',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/yours/address',
    type: 'form',
    says: 'asks another address whether it is theirs',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/yours/export',
    type: 'form',
    says: 'hands out what is kept about them',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/yours/delete',
    type: 'form',
    says: 'deletes what is kept about them',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/leave',
    type: 'page',
    says: 'where the leaving link of a letter leads',
    parameters: ['key', 'said'],
    isPrivate: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/leave/done',
    type: 'form',
    says: 'leaves a letter, or all',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/leave/one-click',
    type: 'form',
    says: 'leaves a letter at one click of a mail program (RFC 8058)',
    parameters: ['key'],
    isPrivate: true,
    fromAnywhere: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/returned/{service}',
    type: 'form',
    says: 'hears of bounces and complaints from a mail service, by its signature',
    fromAnywhere: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/link',
    type: 'page',
    says: 'asks for the link to what one gets',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/link/send',
    type: 'form',
    says: 'mails that link',
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/go',
    type: 'form',
    says: 'leads on from a link of a letter that counts them, to where that letter leads',
    parameters: ['key'],
    isPrivate: true,
    isLight: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/seen',
    type: 'form',
    says: 'the picture of a letter that counts openings',
    parameters: ['key'],
    isPrivate: true,
    isLight: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/feedback',
    type: 'page',
    says: 'asks whether somebody wants more or less of a story’s kind: a page with a button',
    parameters: ['key', 'said'],
    isPrivate: true,
  },
  {
    name: 'newsletters',
    pattern: '/newsletters/feedback/done',
    type: 'form',
    says: 'takes that button',
  },
  { name: 'newsletters', pattern: '/newsletters/{slug}', type: 'page', says: 'one newsletter' },
  {
    name: 'newsletters',
    pattern: '/newsletters/{slug}/{issue}',
    type: 'page',
    says: 'an issue of a newsletter that was sent',
  },

  {
    name: 'search',
    pattern: '/search',
    type: 'page',
    says: 'the search form and what it finds',
    parameters: searchFields,
    isCostly: true,
  },
  {
    name: 'search',
    pattern: '/search/suggestions',
    type: 'json',
    says: 'what the search field suggests while a reader types',
    parameters: ['q'],
    isCostly: true,
  },

  {
    name: 'place',
    pattern: '/{place}',
    type: 'page',
    says: 'a section, the front of another edition, or a static page',
  },
  {
    name: 'place',
    pattern: '/{place}/page/{n}',
    type: 'page',
    says: 'the further pages of a section',
  },
  { name: 'article', pattern: '/{place}/{slug}', type: 'page', says: 'a story' },
  {
    name: 'changes',
    pattern: '/{place}/{slug}/changes',
    type: 'page',
    says: 'how a story changed, where the publisher shows it',
  },
  {
    name: 'elsewhere',
    pattern: '/{path}*',
    type: 'page',
    says: 'anything else: where it moved to, or that it is not there',
  },
] as const satisfies AddressKind[];

const compiled = addressKinds.map((kind: AddressKind) => ({
  kind,
  test: new RegExp(
    `^${kind.pattern
      .replaceAll('.', '\\.')
      .replaceAll(/\{\w+\}\*/g, '.+')
      .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
  ),
}));

const elsewhere: AddressKind = addressKinds[addressKinds.length - 1] as AddressKind;

/** The kind of a path, which may end in a query string. */
export function findKind(address: string): AddressKind {
  const path = address.replace(/\?.*$/, '');
  return compiled.find(({ test }) => test.test(path))?.kind ?? elsewhere;
}

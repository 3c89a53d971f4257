/**
 * Lists the pages that stand, kind by kind, for the sitemap. Stories are too many for one list: they
 * are read by month (`sitemap.ts`). Every kind of page says here how it is listed, or that it is not.
 */
import { listMonths } from '#articles/index.ts';
import { listArchivedAddresses } from '#issues/index.ts';
import { listMagazineIssues } from '#magazine/index.ts';
import { listNewsletters } from '#newsletters/index.ts';
import { getPublication, listPeople, listTopics } from '#publication/index.ts';
import type { addressKinds } from './kinds.ts';

type PagePattern = Extract<(typeof addressKinds)[number], { type: 'page' }>['pattern'];
type Lister = () => Promise<string[]>;

/** Where a page of this kind is not listed, and why not. */
const byMonth = null;
const linkedFromTheFirst = null;
const linkedFromTheStory = null;
const onlyInPassing = null;
const forOnePerson = null;

const listers: Record<PagePattern, Lister | null> = {
  '/': async () => ['/'],
  '/{place}': async () => {
    const { sections, editions, pages } = await getPublication();
    return [
      ...sections.flatMap((section) => [section, ...section.children]),
      ...editions.filter(({ isDefault }) => !isDefault),
      ...pages,
    ].map(({ slug }) => `/${slug}`);
  },
  '/{place}/page/{n}': linkedFromTheFirst,
  '/{place}/{slug}': byMonth,
  '/{place}/{slug}/changes': linkedFromTheStory,
  '/formats/{slug}': async () => under('/formats', (await getPublication()).formats),
  '/formats/{slug}/page/{n}': linkedFromTheFirst,
  '/topics/{slug}': async () => under('/topics', await listTopics()),
  '/topics/{slug}/page/{n}': linkedFromTheFirst,
  '/people/{slug}': async () => under('/people', await listPeople()),
  '/people/{slug}/page/{n}': linkedFromTheFirst,
  '/editions/{slug}': async () => under('/editions', (await getPublication()).editions),
  '/editions/{slug}/page/{n}': linkedFromTheFirst,
  '/archive': async () => ['/archive'],
  '/archive/{year}': async () => (await listMonths()).map(({ year }) => `/archive/${year}`),
  '/archive/{year}/{month}': async () =>
    (await listMonths()).flatMap(({ year, months }) =>
      months.map(({ month }) => `/archive/${year}/${String(month).padStart(2, '0')}`),
    ),
  '/archive/{year}/{month}/page/{n}': linkedFromTheFirst,
  '/corrections': async () => ['/corrections'],
  '/corrections/page/{n}': linkedFromTheFirst,
  '/magazine': async () => ['/magazine'],
  '/magazine/{slug}': async () => under('/magazine', await listMagazineIssues()),
  '/newsletters': async () => ['/newsletters'],
  '/newsletters/check-your-inbox': onlyInPassing,
  '/newsletters/try-again': onlyInPassing,
  '/newsletters/confirm': forOnePerson,
  '/newsletters/yours': forOnePerson,
  '/newsletters/leave': forOnePerson,
  '/newsletters/feedback': forOnePerson,
  '/newsletters/link': onlyInPassing,
  '/newsletters/{slug}': async () => under('/newsletters', await listNewsletters()),
  '/newsletters/{slug}/{issue}': async () => (await listArchivedAddresses()).map(issuePath),
  '/search': async () => ['/search'],
  '/{path}*': onlyInPassing,
};

/** Paths of every page that is no story. */
export async function listPages(): Promise<string[]> {
  const lists = await Promise.all(Object.values(listers).map((list) => list?.() ?? []));
  return lists.flat();
}

function issuePath({ slug, number }: { slug: string; number: number }): string {
  return `/newsletters/${slug}/${number}`;
}

function under(folder: string, list: { slug: string }[]): string[] {
  return list.map(({ slug }) => `${folder}/${slug}`);
}

/**
 * Which links within the site lead nowhere. Addresses that other rooms answer are believed: the gate
 * must not stop a story for a page it does not know.
 */
import type { Transaction } from '#lib/database.ts';
import { visible } from '../visible.ts';

const named = new Set(['topics', 'people', 'formats', 'editions', 'newsletters']);
const elsewhere = new Set([
  'api',
  'archive',
  'assets',
  'corrections',
  'feeds',
  'magazine',
  'media',
  'search',
]);

/** Of paths such as `/world/a-story?x#y`, those that no reader can open now. */
export async function findDeadLinks(tx: Transaction, links: string[]): Promise<Set<string>> {
  const dead = new Set<string>();
  for (const link of new Set(links)) {
    if (!(await leadsSomewhere(tx, pathOf(link)))) dead.add(link);
  }
  return dead;
}

function pathOf(link: string): string {
  const path = link.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return path === '' ? '/' : path;
}

async function leadsSomewhere(tx: Transaction, path: string): Promise<boolean> {
  const [first = '', second, ...rest] = path.split('/').slice(1);
  if (first === '' || elsewhere.has(first)) return true;
  if (named.has(first)) return second === undefined || (await isNamed(tx, first, second));
  if (second === undefined) return (await isPlace(tx, first)) || movedOn(tx, path);
  if (second === 'page' || rest.length > 0) return true;
  const story = await tx.article.findFirst({
    where: { slug: second, ...visible() },
    select: { id: true },
  });
  return story !== null || movedOn(tx, path);
}

async function isNamed(tx: Transaction, kind: string, slug: string): Promise<boolean> {
  const where = { where: { slug } };
  switch (kind) {
    case 'topics':
      return (await tx.topic.count(where)) > 0;
    case 'people':
      return (await tx.person.count(where)) > 0;
    case 'formats':
      return (await tx.format.count(where)) > 0;
    case 'editions':
      return (await tx.edition.count(where)) > 0;
    default:
      return (await tx.newsletter.count(where)) > 0;
  }
}

async function isPlace(tx: Transaction, slug: string): Promise<boolean> {
  const where = { where: { slug } };
  const section = await tx.section.count(where);
  const edition = section || (await tx.edition.count(where));
  return (edition || (await tx.staticPage.count(where))) > 0;
}

async function movedOn(tx: Transaction, path: string): Promise<boolean> {
  return (await tx.redirect.count({ where: { fromPath: path } })) > 0;
}

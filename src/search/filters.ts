/** The filters of a search as ids. A name that nothing on record has is a problem, not an empty list. */
import type { Transaction } from '#lib/database.ts';
import type { Search, SearchProblem } from './schema.ts';

export type Filters = {
  sections: number[] | null;
  format: number | null;
  edition: number | null;
  person: number | null;
  topic: number | null;
  from: Date | null;
  /** The first moment that is no longer searched. */
  until: Date | null;
};

export async function findFilters(
  tx: Transaction,
  search: Search,
): Promise<{ filters: Filters; problems: SearchProblem[] }> {
  const problems: SearchProblem[] = [];
  const bySlug = (slug: string) => ({ where: { slug }, select: { id: true } });
  const idOf = async (
    field: 'format' | 'edition' | 'person' | 'topic',
    find: (slug: string) => Promise<{ id: number } | null>,
  ) => {
    const slug = search[field];
    if (slug === undefined) return null;
    const row = await find(slug);
    if (!row) problems.push({ field, code: 'unknown' });
    return row?.id ?? null;
  };
  const filters = {
    sections: search.section === undefined ? null : await sectionsUnder(tx, search.section),
    format: await idOf('format', (slug) => tx.format.findUnique(bySlug(slug))),
    edition: await idOf('edition', (slug) => tx.edition.findUnique(bySlug(slug))),
    person: await idOf('person', (slug) => tx.person.findUnique(bySlug(slug))),
    topic: await idOf('topic', (slug) => tx.topic.findUnique(bySlug(slug))),
    from: search.from === undefined ? null : dayStart(search.from, 0),
    until: search.until === undefined ? null : dayStart(search.until, 1),
  };
  if (filters.sections?.length === 0) problems.push({ field: 'section', code: 'unknown' });
  return { filters, problems };
}

/** The section of this slug and all below it. */
async function sectionsUnder(tx: Transaction, slug: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    with recursive under as (
      select id from section where slug = ${slug}
      union select s.id from section s join under u on s.parent_id = u.id)
    select id from under`;
  return rows.map(({ id }) => id);
}

function dayStart(day: string, later: number): Date {
  const start = new Date(`${day}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() + later);
  return start;
}

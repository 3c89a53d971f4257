/** A list's filters as its address says them, so that a list can be sent to a colleague. Pure. */

export type Filters = Readonly<Record<string, string>>;

/** The address of a list with some filters changed; an empty one is left out, and it starts at page 1. */
export function listHref(path: string, filters: Filters, change: Filters = {}): string {
  const { page: _first, ...rest } = filters;
  const wanted = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== '');
  const query = new URLSearchParams(wanted).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** What of an address's query is a filter: one value a name. */
export function readFilters(
  query: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const filters: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    const one = Array.isArray(value) ? value.at(-1) : value;
    if (one !== undefined && one !== '') filters[name] = one;
  }
  return filters;
}

/** Two addresses ask for the same list, whatever page of it they show. */
export function isSameList(one: Filters, other: Filters): boolean {
  const ordered = ({ page: _page, ...rest }: Filters) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return ordered(one) === ordered(other);
}

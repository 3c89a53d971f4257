/** What the search form may say. Everything is optional; what cannot be read is named, not guessed. */
import { z } from 'zod';

/** The form's fields in the order in which they stand in an address. */
export const searchFields = [
  'q',
  'section',
  'format',
  'edition',
  'person',
  'topic',
  'from',
  'until',
  'sort',
  'page',
] as const;

export const searchLimits = { perPage: 10, pages: 60 } as const;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown')
  .max(120, 'unknown');
const day = z.iso.date('not-a-date');

export const searchSchema = z.object({
  q: z.string().default(''),
  section: slug.optional(),
  format: slug.optional(),
  edition: slug.optional(),
  person: slug.optional(),
  topic: slug.optional(),
  from: day.optional(),
  until: day.optional(),
  sort: z.enum(['relevance', 'date'], { error: 'unknown' }).default('relevance'),
  page: z.coerce
    .number('not-a-page')
    .int('not-a-page')
    .min(1, 'not-a-page')
    .max(searchLimits.pages, 'not-a-page')
    .default(1),
});

export type Search = z.infer<typeof searchSchema>;

export type SearchProblem = {
  field: (typeof searchFields)[number];
  code: 'unknown' | 'not-a-date' | 'not-a-page';
};

/** What can be understood of a search, and what cannot. */
export type ReadSearch = { search: Search; problems: SearchProblem[] };

/** Reads the values of a form or an address; an empty one counts as absent. */
export function readSearch(values: Record<string, string | string[] | undefined>): ReadSearch {
  const given = searchFields.flatMap((name) => {
    const value = [values[name]].flat()[0]?.trim();
    return value ? [[name, value] as const] : [];
  });
  const parsed = searchSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { search: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    field: searchFields.find((name) => name === path[0]) ?? 'q',
    code: codeOf(message),
  }));
  const wrong: string[] = problems.map(({ field }) => field);
  const rest = given.filter(([name]) => !wrong.includes(name));
  return { search: searchSchema.parse(Object.fromEntries(rest)), problems };
}

function codeOf(message: string): SearchProblem['code'] {
  return message === 'not-a-date' || message === 'not-a-page' ? message : 'unknown';
}

/** The address of a search: only what differs from an empty form, always in the same order. */
export function searchAddress(search: Partial<Search>): string {
  const parameters = new URLSearchParams();
  for (const name of searchFields) {
    const value = search[name];
    const isPlain = value === undefined || value === '' || value === 'relevance';
    if (!isPlain && !(name === 'page' && value === 1)) parameters.set(name, String(value));
  }
  return parameters.size > 0 ? `/search?${parameters}` : '/search';
}

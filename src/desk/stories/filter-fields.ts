/** The filters a list offers, with what the publication has. Pure. */
import type { Person, Publication } from '#publication/index.ts';
import type { Filters } from './address.ts';
import type { FilterField } from './FilterBar.client.tsx';
import { stateWords } from './state-words.ts';

type Known = {
  publication: Publication;
  people: Pick<Person, 'slug' | 'name'>[];
  staff: { staffId: string; name: string }[];
  filters: Filters;
};

const named = (list: readonly { slug: string; name: string }[]) =>
  list.map(({ slug, name }) => ({ value: slug, label: name }));

export function filterFields({ publication, people, staff, filters }: Known): FilterField[] {
  const sections = publication.sections.flatMap((section) => [
    { value: section.slug, label: section.name },
    ...section.children.map(({ slug, name }) => ({
      value: slug,
      label: `${section.name}: ${name}`,
    })),
  ]);
  const states = Object.entries(stateWords).map(([value, { word }]) => ({ value, label: word }));
  const withWhom = [
    { value: 'me', label: 'Me' },
    { value: 'nobody', label: 'Nobody' },
    ...staff.map(({ staffId, name }) => ({ value: staffId, label: name })),
  ];
  return [
    { name: 'state', label: 'State', any: 'Any', options: states },
    { name: 'section', label: 'Section', any: 'Any', options: sections },
    { name: 'format', label: 'Format', any: 'Any', options: named(publication.formats) },
    ...(publication.editions.length > 1
      ? [{ name: 'edition', label: 'Edition', any: 'Any', options: named(publication.editions) }]
      : []),
    { name: 'assignee', label: 'With', any: 'Anybody', options: withWhom },
    // Asked for from the palette; offered once it is.
    ...(filters.person
      ? [{ name: 'person', label: 'By', any: 'Anybody', options: named(people) }]
      : []),
    { name: 'missing', label: 'Missing', any: 'Anything', options: missing },
  ];
}

const missing = [
  { value: 'assignee', label: 'Somebody' },
  { value: 'due', label: 'A due time' },
  { value: 'standfirst', label: 'Standfirst' },
  { value: 'byline', label: 'Byline' },
  { value: 'picture', label: 'Picture' },
];

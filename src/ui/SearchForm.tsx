import type { Named, Person, Publication } from '#publication/index.ts';
import { queryLimits, type Search, type SearchProblem } from '#search/index.ts';

type Choice = { slug: string; name: string };

type Props = {
  search: Search;
  choices: Pick<Publication, 'sections' | 'formats' | 'editions'> & {
    topics: Named[];
    people: Person[];
  };
  problems: SearchProblem[];
};

/** More would make the page heavier than the stories; what is beyond is reached by its own page. */
const mostChoices = 100;

const problemWords: Record<SearchProblem['field'], string> = {
  q: 'We could not read what you searched for.',
  section: 'There is no such section. Choose one from the list.',
  format: 'There is no such kind of story. Choose one from the list.',
  edition: 'There is no such edition. Choose one from the list.',
  person: 'There is nobody of that name here. Choose from the list.',
  topic: 'There is no such topic. Choose one from the list.',
  from: 'Write the first day as year-month-day, such as 2025-02-28.',
  until: 'Write the last day as year-month-day, such as 2025-02-28.',
  sort: 'Stories can be sorted by relevance or by date.',
  page: 'There is no such page of results. Start again from the first.',
};

/** A plain form: it works by its address, and the address can be kept. */
export function SearchForm({ search, choices, problems }: Props) {
  const wrong = (field: string) => problems.find((problem) => problem.field === field);
  const { q, page: _page, sort, ...narrowed } = search;
  const isNarrowed = Object.values(narrowed).some(Boolean) || problems.length > 0;
  const sections = choices.sections.flatMap(({ slug, name, children }) => [
    { slug, name },
    ...children.map((child) => ({ slug: child.slug, name: `${name}: ${child.name}` })),
  ]);
  const lists: [keyof typeof narrowed, string, string, Choice[]][] = [
    ['section', 'Section', 'All sections', sections],
    ['format', 'Kind of story', 'All kinds', choices.formats],
    ['edition', 'Edition', 'All editions', choices.editions],
    ['topic', 'Topic', 'All topics', choices.topics],
    ['person', 'Byline', 'Everybody', choices.people],
  ];
  return (
    <form className="search-form" action="/search">
      {problems.length > 0 ? (
        <div className="error-summary" role="alert" tabIndex={-1}>
          <h2>Something needs another look</h2>
          <ul>
            {problems.map(({ field }) => (
              <li key={field}>
                <a href={`#search-${field === 'sort' || field === 'page' ? 'q' : field}`}>
                  {problemWords[field]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <label htmlFor="search-q">Search for</label>
      <div className="search-field" data-suggest="">
        <input
          id="search-q"
          type="search"
          name="q"
          defaultValue={q.slice(0, queryLimits.length)}
          maxLength={queryLimits.length}
          autoComplete="off"
          enterKeyHint="search"
          dir="auto"
        />
        <button type="submit" className="button">
          Search
        </button>
      </div>
      {sort === 'date' ? <input type="hidden" name="sort" value="date" /> : null}
      <details className="search-filters" open={isNarrowed}>
        <summary>Narrow it down</summary>
        <div className="search-filters-grid">
          {lists.map(([field, label, all, list]) => (
            <div className="field" key={field}>
              <label htmlFor={`search-${field}`}>{label}</label>
              <select
                id={`search-${field}`}
                name={field}
                defaultValue={search[field] ?? ''}
                aria-invalid={wrong(field) ? true : undefined}
              >
                <option value="">{all}</option>
                {shortened(list, search[field]).map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <Day name="from" label="From" value={search.from} isWrong={Boolean(wrong('from'))} />
          <Day name="until" label="Until" value={search.until} isWrong={Boolean(wrong('until'))} />
        </div>
      </details>
    </form>
  );
}

type DayProps = { name: string; label: string; value: string | undefined; isWrong: boolean };

function Day({ name, label, value, isWrong }: DayProps) {
  return (
    <div className="field">
      <label htmlFor={`search-${name}`}>{label}</label>
      <input
        id={`search-${name}`}
        type="date"
        name={name}
        defaultValue={value}
        aria-invalid={isWrong ? true : undefined}
      />
    </div>
  );
}

function shortened(list: Choice[], chosen: string | undefined): Choice[] {
  const first = list.slice(0, mostChoices);
  const late = list.slice(mostChoices).find(({ slug }) => slug === chosen);
  return late ? [...first, late] : first;
}

import { latestStories, readCards } from '#articles/index.ts';
import { now } from '#lib/clock.ts';
import { getPublication, listPeople, listTopics } from '#publication/index.ts';
import { readSearch, searchAddress, searchStories } from '#search/index.ts';
import { Latest } from '#ui/Latest.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { SearchForm } from '#ui/SearchForm.tsx';
import { SearchOutcome } from '#ui/SearchOutcome.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const standfirst = 'Every story we have published, by what it says.';

/** The search form and what it finds. */
export default async function SearchPage({ searchParams }: Props) {
  const read = readSearch(await searchParams);
  const { search } = read;
  const [publication, topics, people] = await Promise.all([
    getPublication(),
    listTopics(),
    listPeople(),
  ]);
  const result = await searchStories(read, now());
  const ids =
    result.kind === 'found'
      ? [...result.promoted, ...result.hits].map(({ articleId }) => articleId)
      : [];
  const cards = await readCards(ids);
  const latest = ids.length > 0 ? [] : await latestStories({}, { take: 6 });
  return (
    <Page
      publication={publication}
      path={searchAddress(search)}
      title={search.q ? `Search: ${search.q.slice(0, 80)}` : 'Search'}
      description={standfirst}
      unlisted={result.kind !== 'nothing-asked'}
    >
      <PageHead heading="Search" standfirst={search.q ? null : standfirst} />
      <search>
        <SearchForm
          search={search}
          choices={{ ...publication, topics, people }}
          problems={result.kind === 'problems' ? result.problems : []}
        />
      </search>
      <div className={latest.length > 0 ? 'two' : undefined}>
        <SearchOutcome search={search} result={result} cards={cards} />
        <Latest stories={latest} />
      </div>
    </Page>
  );
}

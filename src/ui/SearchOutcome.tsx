import type { StoryCard } from '#articles/index.ts';
import {
  type Piece,
  type Search,
  type SearchHit,
  type SearchResult,
  searchAddress,
} from '#search/index.ts';
import { CardMeta, Kicker } from './Card.tsx';

type Props = { search: Search; result: SearchResult; cards: StoryCard[] };

/** What a search came to, in words, whatever it was. */
export function SearchOutcome({ search, result, cards }: Props) {
  switch (result.kind) {
    case 'found':
      return result.total === 0 ? (
        <NothingFound search={search} didYouMean={result.didYouMean} />
      ) : (
        <Found search={search} result={result} cards={cards} />
      );
    case 'nothing-asked':
      return <Advice />;
    case 'too-common':
      return (
        <section className="search-outcome">
          <h2>Those words are in nearly every story</h2>
          <p>Add a word that only the story you are looking for would have: a name, a place.</p>
        </section>
      );
    case 'too-slow':
      return (
        <section className="search-outcome">
          <h2>That search took too long</h2>
          <p>Try again with fewer words, or narrow it down to a section or a year.</p>
        </section>
      );
    case 'problems':
      return null;
  }
}

type FoundResult = Extract<SearchResult, { kind: 'found' }>;

function Found({
  search,
  result,
  cards,
}: {
  search: Search;
  result: FoundResult;
  cards: StoryCard[];
}) {
  const { total, isMore, page, pages, promoted, hits } = result;
  const to = (more: Partial<Search>) => searchAddress({ ...search, page: 1, ...more });
  const cardOf = (hit: SearchHit) => cards.find(({ id }) => id === hit.articleId);
  return (
    <section className="search-outcome" aria-labelledby="found">
      <div className="search-count">
        <h2 id="found">
          {isMore ? 'More than ' : ''}
          {total.toLocaleString('en-GB')} {total === 1 ? 'story' : 'stories'}
          {page > 1 ? `, page ${page}` : ''}
        </h2>
        {search.q ? (
          <p>
            <span className="unseen">Sorted by </span>
            {search.sort === 'relevance' ? (
              <strong>Relevance</strong>
            ) : (
              <a href={to({ sort: 'relevance' })}>Relevance</a>
            )}
            {' · '}
            {search.sort === 'date' ? (
              <strong>Newest first</strong>
            ) : (
              <a href={to({ sort: 'date' })}>Newest first</a>
            )}
          </p>
        ) : null}
      </div>
      <ol className="story-list" start={(page - 1) * 10 + 1}>
        {[...promoted, ...hits].map((hit, index) => {
          const card = cardOf(hit);
          return card ? (
            <li key={card.id}>
              <Result card={card} hit={hit} isPromoted={index < promoted.length} />
            </li>
          ) : null;
        })}
      </ol>
      {hits.length === 0 && promoted.length === 0 ? (
        <p>There are no more stories than these.</p>
      ) : null}
      {pages > 1 ? (
        <nav className="pages" aria-label="Pages">
          {page > 1 ? (
            <a rel="prev" href={to({ page: Math.min(page - 1, pages) })}>
              Back
            </a>
          ) : null}
          <span>
            Page {page} of {pages}
          </span>
          {page < pages ? (
            <a className="pages-next" rel="next" href={to({ page: page + 1 })}>
              More stories
            </a>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}

function Result({
  card,
  hit,
  isPromoted,
}: {
  card: StoryCard;
  hit: SearchHit;
  isPromoted: boolean;
}) {
  const hasMatch = hit.snippet.some(({ marked }) => marked);
  return (
    <article className="card" lang={card.edition.language}>
      {isPromoted ? <p className="kicker">The editors suggest</p> : <Kicker story={card} />}
      <h3 className="card-headline">
        <a href={card.url}>
          <Marked pieces={hit.headline} />
        </a>
      </h3>
      <p className="card-standfirst">{card.standfirst}</p>
      {hasMatch ? (
        <p className="search-snippet">
          … <Marked pieces={hit.snippet} /> …
        </p>
      ) : null}
      <CardMeta story={card} />
    </article>
  );
}

function Marked({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, marked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and never move
    marked ? <mark key={index}>{text}</mark> : text,
  );
}

function NothingFound({ search, didYouMean }: { search: Search; didYouMean: string | null }) {
  const { q, sort, page: _page, ...narrowed } = search;
  const isNarrowed = Object.values(narrowed).some(Boolean);
  return (
    <section className="search-outcome">
      <h2>No story says that</h2>
      {didYouMean ? (
        <p className="search-spelling">
          Did you mean{' '}
          <a href={searchAddress({ ...search, q: didYouMean, page: 1 })}>{didYouMean}</a>?
        </p>
      ) : null}
      <ul className="plain-list">
        {isNarrowed && q ? (
          <li>
            <a href={searchAddress({ q, sort })}>Search everything for the same words</a>
          </li>
        ) : null}
        <li>Check the spelling, or try fewer and more common words.</li>
        <li>
          Look through the <a href="/archive">archive, month by month</a>.
        </li>
      </ul>
    </section>
  );
}

function Advice() {
  return (
    <section className="search-outcome">
      <h2>How to ask</h2>
      <dl className="search-advice">
        <dt>“surveillance technology”</dt>
        <dd>in quotation marks: these words, side by side</dd>
        <dt>china -trade</dt>
        <dd>a minus: stories that do not say the word</dd>
        <dt>univers*</dt>
        <dd>a star: words that begin like this</dd>
        <dt>gaza OR ukraine</dt>
        <dd>one or the other</dd>
      </dl>
    </section>
  );
}

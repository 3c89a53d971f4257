import type { StoryPage } from '#articles/index.ts';

/** The path of page `n` of a list; the first page is the list itself. */
export function pagePath(base: string, n: number): string {
  return n === 1 ? base : `${base}/page/${n}`;
}

type Props = {
  base: string;
  list: Pick<StoryPage, 'page' | 'pages'>;
  /** What is listed, in the plural. */
  of?: string;
};

export function Pagination({ base, list: { page, pages }, of = 'stories' }: Props) {
  if (pages < 2) return null;
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 ? (
        <a rel="prev" href={pagePath(base, page - 1)}>
          Newer {of}
        </a>
      ) : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a className="pages-next" rel="next" href={pagePath(base, page + 1)}>
          Older {of}
        </a>
      ) : null}
    </nav>
  );
}

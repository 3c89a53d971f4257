/** What is answered when there is nothing to show: moved, withdrawn, or never there. */
import { permanentRedirect } from 'next/navigation';
import { latestStories } from '#articles/index.ts';
import { findRedirect, getPublication } from '#publication/index.ts';
import { Latest } from '#ui/Latest.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

/** Leads on to where the address went, or says that it is not there (404). */
export async function absent(path: string) {
  const moved = await findRedirect(path);
  if (moved) permanentRedirect(moved);
  return nothingHere({
    path,
    status: 404,
    heading: 'This page is not here',
    standfirst:
      'The address may have been mistyped, or the page may have moved without leaving word.',
  });
}

/** A story that was published and taken back (410). It says no more than that. */
export function withdrawn(path: string) {
  return nothingHere({
    path,
    status: 410,
    heading: 'This story was withdrawn',
    standfirst: 'It was published here and is no longer available.',
  });
}

type Nothing = { path: string; status: 404 | 410; heading: string; standfirst: string };

async function nothingHere({ path, status, heading, standfirst }: Nothing) {
  const publication = await getPublication();
  const stories = await latestStories({}, { take: 6 });
  return (
    <Page
      publication={publication}
      path={path}
      title={heading}
      description={standfirst}
      status={status}
    >
      <div className="two">
        <div>
          <PageHead heading={heading} kicker={`Error ${status}`} standfirst={standfirst} />
          <form className="search-form" action="/search">
            <label htmlFor="search-q">Search for what you came for</label>
            <div className="search-field" data-suggest="">
              <input id="search-q" type="search" name="q" autoComplete="off" dir="auto" />
              <button type="submit" className="button">
                Search
              </button>
            </div>
          </form>
          <h2 className="column-heading">Start again from a section</h2>
          <ul className="chips">
            {publication.sections.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
          <p className="hint">
            If a link on this site brought you here, tell us:{' '}
            <a href={`mailto:${publication.contactEmail}`}>{publication.contactEmail}</a>
          </p>
        </div>
        <Latest stories={stories} />
      </div>
    </Page>
  );
}

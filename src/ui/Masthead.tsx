import type { Edition, Publication } from '#publication/index.ts';
import { Mark } from './Mark.tsx';

type Props = {
  publication: Publication;
  edition: Edition;
  /** Path of the page shown. */
  path: string;
  /** The section the page belongs to. */
  section?: string | undefined;
};

export const frontPath = (edition: Edition) => (edition.isDefault ? '/' : `/${edition.slug}`);

/** Name, strapline, editions and sections. The menu of a phone opens without script. */
export function Masthead({ publication, edition, path, section }: Props) {
  const sections = <SectionList publication={publication} path={path} section={section} />;
  return (
    <header className="masthead">
      <div className="wrap">
        <div className="masthead-top">
          <a className="nameplate" href={frontPath(edition)}>
            <Mark />
            {publication.name}
          </a>
          <p className="masthead-strapline">{publication.strapline}</p>
          <a
            className="masthead-search"
            href="/search"
            aria-current={path.startsWith('/search') ? 'page' : undefined}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <circle cx="8.5" cy="8.5" r="5.75" />
              <path d="m13 13 5 5" />
            </svg>
            <span>Search</span>
          </a>
          <nav aria-label="Editions">
            <ul className="editions">
              {publication.editions.map((other) => (
                <li key={other.slug}>
                  <a
                    href={frontPath(other)}
                    hrefLang={other.language}
                    aria-current={current(other.slug === edition.slug, path === frontPath(other))}
                  >
                    {other.name}
                    <span className="unseen"> edition</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <nav className="sections" aria-label="Sections">
          <details className="sections-menu">
            <summary>Sections</summary>
            {sections}
          </details>
          <div className="sections-wide">{sections}</div>
        </nav>
      </div>
    </header>
  );
}

function SectionList({ publication, path, section }: Omit<Props, 'edition'>) {
  return (
    <ul className="section-list">
      {publication.sections.map(({ slug, name }) => (
        <li key={slug}>
          <a href={`/${slug}`} aria-current={current(slug === section, path === `/${slug}`)}>
            {name}
          </a>
        </li>
      ))}
      <li className="apart">
        <a
          href="/magazine"
          aria-current={current(path.startsWith('/magazine'), path === '/magazine')}
        >
          Magazine
        </a>
      </li>
      <li>
        <a
          href="/newsletters"
          aria-current={current(path.startsWith('/newsletters'), path === '/newsletters')}
        >
          Newsletters
        </a>
      </li>
    </ul>
  );
}

/** “page” for the very page, “true” for what it belongs to. */
function current(belongs: boolean, isPage: boolean): 'page' | 'true' | undefined {
  if (isPage) return 'page';
  return belongs ? 'true' : undefined;
}

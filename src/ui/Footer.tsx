import type { Publication } from '#publication/index.ts';
import { Mark } from './Mark.tsx';
import { frontPath } from './Masthead.tsx';

type Link = { href: string; name: string };

/** Where everything is, said once more at the foot of every page. */
export function Footer({ publication }: { publication: Publication }) {
  const { editions, sections, formats, pages } = publication;
  return (
    <footer className="footer">
      <div className="wrap footer-grid">
        <div className="footer-about">
          <a className="nameplate" href="/">
            <Mark />
            {publication.name}
          </a>
          <p>{publication.description}</p>
          <p>
            Write to us:{' '}
            <a href={`mailto:${publication.contactEmail}`}>{publication.contactEmail}</a>
          </p>
        </div>
        <Column
          heading="Sections"
          links={sections.map(({ slug, name }) => ({ href: `/${slug}`, name }))}
        />
        <Column
          heading="Ways of telling"
          links={formats.map(({ slug, name }) => ({ href: `/formats/${slug}`, name }))}
        />
        <Column
          heading="Editions"
          links={[
            ...editions.map((edition) => ({ href: frontPath(edition), name: edition.label })),
            { href: '/newsletters', name: 'Newsletters' },
            { href: '/magazine', name: 'Magazine' },
            { href: '/archive', name: 'Archive' },
          ]}
        />
        <Column
          heading="About"
          links={[
            ...pages.map(({ slug, headline }) => ({ href: `/${slug}`, name: headline })),
            { href: '/corrections', name: 'Corrections' },
          ]}
        />
      </div>
    </footer>
  );
}

function Column({ heading, links }: { heading: string; links: Link[] }) {
  return (
    <div>
      <h2>{heading}</h2>
      <ul>
        {links.map(({ href, name }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

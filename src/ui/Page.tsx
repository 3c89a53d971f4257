/** A whole document. Pages say what it is about; the rest of `<head>` and `<body>` is the same. */
import type { ReactNode } from 'react';
import type { finding } from '#articles/index.ts';
import type { FeedSubject } from '#feeds/index.ts';
import { env } from '#lib/env.ts';
import type { Description } from '#linked-data/index.ts';
import type { Edition, Publication } from '#publication/index.ts';
import { readerAssets } from '#reader/assets.ts';
import { Alternates } from './Alternates.tsx';
import { Footer } from './Footer.tsx';
import { LinkedData } from './LinkedData.tsx';
import { Masthead } from './Masthead.tsx';
import { Preview } from './Preview.tsx';

export type PageProps = {
  publication: Publication;
  /** Path of the page's one true address. */
  path: string;
  /** What the window is called; without it, the publication's name. */
  title?: string;
  description: string;
  /** The edition the page is written for; without it, the default one. */
  edition?: { slug: string } | undefined;
  section?: string | undefined;
  kind?: 'front' | 'story' | 'page';
  /** Paths of the pages before and after this one in a list. */
  previous?: string | undefined;
  next?: string | undefined;
  /** Path of the picture that stands for the page elsewhere. */
  image?: { url: string; alt: string; width: number; height: number } | undefined;
  published?: Date;
  changed?: Date;
  /** Where a story is filed, and the paths of its authors. */
  filed?: { section: string; topics: string[]; authors: string[] };
  /** The versions of the story in every edition, this one among them. */
  counterparts?: finding.Counterpart[];
  /** The feed that follows what the page lists. */
  feed?: { subject: FeedSubject; name: string } | undefined;
  /** What the page shows, in the words of schema.org. */
  data?: Description;
  /** Answer with this instead of 200. The document cache reads it from the page. */
  status?: 404 | 410;
  /** Not for search engines: what is shown depends on what was typed. */
  unlisted?: boolean;
  children: ReactNode;
};

export function Page(props: PageProps) {
  const { publication, path, section, kind = 'page', children } = props;
  const edition = editionOf(props);
  return (
    <html lang={edition.language}>
      <Head {...props} />
      <body data-page={kind}>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        <Masthead publication={publication} edition={edition} path={path} section={section} />
        <main id="main" className="wrap" tabIndex={-1}>
          {children}
        </main>
        <Footer publication={publication} />
      </body>
    </html>
  );
}

function Head(props: PageProps) {
  const { publication, path, title, description, previous, next, status } = props;
  const assets = readerAssets();
  const absolute = (address: string) => new URL(address, env().SITE_URL).href;
  return (
    <head>
      <title>{title ? `${title} | ${publication.name}` : publication.name}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#f7f3ea" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#171512" media="(prefers-color-scheme: dark)" />
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      {assets.preload.map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="" />
      ))}
      <link rel="stylesheet" href={assets.styles} />
      <script type="module" src={assets.script} />
      {status ? (
        <>
          <meta name="standfirst:status" content={String(status)} />
          <meta name="robots" content="noindex" />
        </>
      ) : (
        <>
          {props.unlisted ? <meta name="robots" content="noindex" /> : null}
          <link rel="canonical" href={absolute(path)} />
          {previous ? <link rel="prev" href={absolute(previous)} /> : null}
          {next ? <link rel="next" href={absolute(next)} /> : null}
          <Preview {...props} edition={editionOf(props)} absolute={absolute} />
          <Alternates
            publication={publication.name}
            feed={props.feed}
            counterparts={props.counterparts}
            absolute={absolute}
          />
          {props.data ? <LinkedData data={props.data} /> : null}
        </>
      )}
    </head>
  );
}

function editionOf({ publication, edition }: PageProps): Edition {
  const { editions } = publication;
  const found =
    editions.find(({ slug }) => slug === edition?.slug) ??
    editions.find(({ isDefault }) => isDefault);
  if (!found) throw new Error('The publication has no default edition.');
  return found;
}

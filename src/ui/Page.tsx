/** A whole document. Pages say what it is about; the rest of `<head>` and `<body>` is the same. */
import type { ReactNode } from 'react';
import { env } from '#lib/env.ts';
import type { Edition, Publication } from '#publication/index.ts';
import { readerAssets } from '#reader/assets.ts';
import { Footer } from './Footer.tsx';
import { Masthead } from './Masthead.tsx';

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
  image?: { url: string; alt: string } | undefined;
  published?: Date;
  changed?: Date;
  /** Answer with this instead of 200. The document cache reads it from the page. */
  status?: 404 | 410;
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
  const { publication, path, title, description, kind, previous, next, image, status } = props;
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
          <link rel="canonical" href={absolute(path)} />
          {previous ? <link rel="prev" href={absolute(previous)} /> : null}
          {next ? <link rel="next" href={absolute(next)} /> : null}
          <meta property="og:type" content={kind === 'story' ? 'article' : 'website'} />
          <meta property="og:site_name" content={publication.name} />
          <meta property="og:title" content={title ?? publication.name} />
          <meta property="og:description" content={description} />
          <meta property="og:url" content={absolute(path)} />
          <meta property="og:locale" content={editionOf(props).language.replace('-', '_')} />
          {image ? (
            <>
              <meta property="og:image" content={absolute(image.url)} />
              <meta property="og:image:alt" content={image.alt} />
            </>
          ) : null}
          <Times published={props.published} changed={props.changed} />
        </>
      )}
    </head>
  );
}

function Times({
  published,
  changed,
}: {
  published?: Date | undefined;
  changed?: Date | undefined;
}) {
  return (
    <>
      {published ? (
        <meta property="article:published_time" content={published.toISOString()} />
      ) : null}
      {changed ? <meta property="article:modified_time" content={changed.toISOString()} /> : null}
    </>
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

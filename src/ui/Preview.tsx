import type { Edition } from '#publication/index.ts';
import type { PageProps } from './Page.tsx';

type Props = Pick<
  PageProps,
  'publication' | 'title' | 'description' | 'path' | 'kind' | 'image' | 'published' | 'changed'
> & {
  filed?: PageProps['filed'];
  counterparts?: PageProps['counterparts'];
  edition: Edition;
  absolute: (path: string) => string;
};

/** What a page looks like where it is shared: the Open Graph protocol, and the cards of X. */
export function Preview(props: Props) {
  const { publication, title, description, path, kind, image, filed, edition, absolute } = props;
  const others = (props.counterparts ?? []).filter(({ url }) => url !== path);
  return (
    <>
      <meta property="og:type" content={kind === 'story' ? 'article' : 'website'} />
      <meta property="og:site_name" content={publication.name} />
      <meta property="og:title" content={title ?? publication.name} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={absolute(path)} />
      <meta property="og:locale" content={locale(edition.language)} />
      {others.map(({ url, edition: { language } }) => (
        <meta key={url} property="og:locale:alternate" content={locale(language)} />
      ))}
      {image ? (
        <>
          <meta property="og:image" content={absolute(image.url)} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          <meta property="og:image:alt" content={image.alt} />
        </>
      ) : null}
      {/* X reads the rest from Open Graph. */}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      <Moment property="article:published_time" at={props.published} />
      <Moment property="article:modified_time" at={props.changed} />
      {filed ? (
        <>
          <meta property="article:section" content={filed.section} />
          {filed.topics.map((topic) => (
            <meta key={topic} property="article:tag" content={topic} />
          ))}
          {filed.authors.map((author) => (
            <meta key={author} property="article:author" content={absolute(author)} />
          ))}
        </>
      ) : null}
    </>
  );
}

function Moment({ property, at }: { property: string; at: Date | undefined }) {
  return at ? <meta property={property} content={at.toISOString()} /> : null;
}

/** A language as Open Graph names it: with a territory, which may have to be guessed, and nothing else. */
function locale(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return `${language}_${region}`;
}

import type { finding } from '#articles/index.ts';
import { type FeedFormat, type FeedSubject, feedFormats, feedPath } from '#feeds/index.ts';

type Props = {
  /** The publication's name. */
  publication: string;
  feed?: { subject: FeedSubject; name: string } | undefined;
  counterparts?: finding.Counterpart[] | undefined;
  absolute: (path: string) => string;
};

/** The same in other forms: as feeds for programs, and in the words of other editions. */
export function Alternates({ publication, feed, counterparts = [], absolute }: Props) {
  const byLanguage = new Map(counterparts.map((one) => [one.edition.language, one]));
  const usual = counterparts.find(({ edition }) => edition.isDefault);
  return (
    <>
      {[...byLanguage].map(([language, { url }]) => (
        <link key={language} rel="alternate" hrefLang={language} href={absolute(url)} />
      ))}
      {usual ? <link rel="alternate" hrefLang="x-default" href={absolute(usual.url)} /> : null}
      {feed ? <Feeds subject={feed.subject} name={`${feed.name} | ${publication}`} /> : null}
      <Feeds subject={{ list: 'publication' }} name={publication} />
    </>
  );
}

const formats: FeedFormat[] = ['rss', 'atom', 'json'];

function Feeds({ subject, name }: { subject: FeedSubject; name: string }) {
  return formats.map((format) => (
    <link
      key={format}
      rel="alternate"
      type={feedFormats[format].type}
      title={`${name} (${feedFormats[format].name})`}
      href={feedPath(subject, format)}
    />
  ));
}

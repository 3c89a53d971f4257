import type { MagazineIssueCard } from '#magazine/index.ts';
import { pictureHtml } from '#markdown/index.ts';
import { type Calendar, formatDate } from './format-date.ts';
import { Mark } from './Mark.tsx';
import { Markup } from './Markup.tsx';

type Props = {
  issue: MagazineIssueCard;
  calendar: Calendar;
  heading: 'h2' | 'h3';
};

/** An issue of the magazine, with its cover. */
export function MagazineTile({ issue, calendar, heading: Heading }: Props) {
  const { slug, number, headline, date, cover } = issue;
  const day = formatDate(date, { ...calendar, timeZone: 'UTC' });
  return (
    <section className="tile" aria-label={`Issue ${number} of the magazine`}>
      <p className="kicker">The magazine, issue {number}</p>
      {cover ? (
        <Markup className="cover" html={pictureHtml(withoutWords(cover), { sizes: '280px' })} />
      ) : (
        <div className="cover cover-plain" aria-hidden="true">
          <Mark />
          {headline}
          <small>{day}</small>
        </div>
      )}
      <Heading>
        <a href={`/magazine/${slug}`}>{headline}</a>
      </Heading>
      <p className="card-meta">
        <time dateTime={date.toISOString().slice(0, 10)}>{day}</time>
      </p>
    </section>
  );
}

function withoutWords<T extends { caption?: string | undefined; credit: string }>(picture: T): T {
  return { ...picture, caption: undefined, credit: '' };
}

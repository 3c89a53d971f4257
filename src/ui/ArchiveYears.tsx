import type { ArchiveYear } from '#articles/index.ts';
import { formatMonthName } from './format-date.ts';

type Props = { years: ArchiveYear[]; language: string };

/** Years, newest first, each with its months and how many stories they hold. */
export function ArchiveYears({ years, language }: Props) {
  return years.map(({ year, months }) => (
    <section key={year} className="year" aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`}>
        <a href={`/archive/${year}`}>{year}</a>
      </h2>
      <ul className="months">
        {months.map(({ month, count }) => (
          <li key={month}>
            <a href={`/archive/${year}/${String(month).padStart(2, '0')}`}>
              {formatMonthName(month, language)}
              <span className="count">
                {count} <span className="unseen">{count === 1 ? 'story' : 'stories'}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}

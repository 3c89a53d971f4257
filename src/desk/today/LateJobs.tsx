/** Work behind the scenes that should have been done by itself and was not, for those who run the place. */
import type { LateJob } from '#lib/late-jobs.ts';
import { When } from '../look/DeskClock.client.tsx';
import styles from './Today.module.css';

/** What the kinds of jobs do, in words; one without words is named as it is. */
const words: Record<string, string> = {
  'search.keep-up': 'Keeping search, related stories and previews up to date',
  'database.keep-embedded': 'Keeping the embedded database quick',
  'articles.thin-revisions': 'Joining old revisions that were close together',
  'mail.send': 'Sending one letter',
  'media.prepare-uploads': 'Preparing an uploaded picture',
  'media.tidy': 'Clearing away pictures nobody has',
};

export function LateJobs({ jobs }: { jobs: LateJob[] }) {
  if (jobs.length === 0) return null;
  const alike = Map.groupBy(jobs, ({ name, state }) => `${name} ${state}`);
  return (
    <section className={styles.alarm} aria-labelledby="late-jobs">
      <h2 id="late-jobs">Not done behind the scenes</h2>
      <ul>
        {[...alike].map(([key, [newest, ...others]]) =>
          newest ? (
            <li key={key}>
              {words[newest.name] ?? newest.name}:{' '}
              {newest.state === 'failed' ? 'failed' : 'is waiting'}, due <When at={newest.dueAt} />
              {others.length > 0 ? `, and ${others.length} more times` : ''}
              {newest.reason ? `. ${newest.reason}` : ''}
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}

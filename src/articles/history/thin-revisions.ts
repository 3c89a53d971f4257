/**
 * Lets in-between saves go: those older than a day that the same person followed up within one sitting.
 * Never one that was published, named, kept or scheduled, and never the last of a sitting.
 */
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import { handles, jobKind } from '#lib/jobs.ts';
import { sittingMs } from '../drafts/save-draft.ts';

const keptMs = 24 * 60 * 60 * 1000;

/** Returns how many went. A sitting then has one revision, which is what the history shows of it. */
export async function thinRevisions(at: Date): Promise<number> {
  const before = new Date(at.getTime() - keptMs);
  // The next save of each story stands beside it; an index scan by story and number, a day's stories only.
  return database().$executeRaw`
    with recent as (
      select distinct article_id from revision
      where created_at between ${before}::timestamptz - interval '3 days' and ${before}),
    followed as (
      select r.id, r.created_at, r.author_id,
        lead(r.author_id) over story as next_author, lead(r.created_at) over story as next_at
      from revision r join recent using (article_id)
      window story as (partition by r.article_id order by r.number))
    delete from revision r
    using followed f, article a
    where f.id = r.id and a.id = r.article_id
      and r.created_at < ${before} and f.next_author = r.author_id
      and f.next_at - r.created_at < ${sittingMs} * interval '1 millisecond'
      and r.name is null and not r.is_pinned
      and r.id <> a.head_revision_id
      and r.id is distinct from a.live_revision_id
      and r.id is distinct from a.publish_revision_id
      and not exists (select from publishing p where p.revision_id = r.id)`;
}

/** Every hour, in the quarter when little else is due. */
export const thinning = handles(
  jobKind({ name: 'articles.thin-revisions', data: z.object({}), cron: '23 * * * *' }),
  async () => {
    await thinRevisions(now());
  },
);

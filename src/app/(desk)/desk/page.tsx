import type { Metadata } from 'next';
import { roleAtLeast } from '#accounts/index.ts';
import { planning } from '#articles/index.ts';
import { Today } from '#desk/today/Today.client.tsx';
import { now } from '#lib/clock.ts';
import { listLateJobs } from '#lib/late-jobs.ts';
import { staffOnly } from './staff.ts';

export const metadata: Metadata = { title: 'Today' };

/** The desk opens on what there is to do. */
export default async function Desk() {
  const actor = await staffOnly();
  const [today, lateJobs] = await Promise.all([
    planning.readToday(actor),
    roleAtLeast(actor, 'publisher') ? listLateJobs(now()) : [],
  ]);
  const isEditor = roleAtLeast(actor, 'editor');
  return <Today name={actor.name} today={today} isEditor={isEditor} lateJobs={lateJobs} />;
}

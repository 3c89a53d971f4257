/** What goes by the clock: drafts with a moment, letters with a schedule, and digests. */
import { sendDigests } from './timing/digests.ts';
import { prepareIssues } from './timing/prepare.ts';
import { sendDueIssues } from './timing/send-due.ts';

export { lastMoment, nextMoment, type Schedule } from './timing/moments.ts';
export { type ScheduleResult, scheduleIssue } from './timing/schedule-issue.ts';

/** Does what is due now. Missed or heard twice, it changes nothing. */
export async function runDue(at: Date): Promise<void> {
  await prepareIssues(at);
  await sendDueIssues(at);
  await sendDigests(at);
}

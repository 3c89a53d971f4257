/** What goes by the clock: drafts with a moment, letters with a schedule, and digests. */
import { sendDigests } from './timing/digests.ts';
import { prepareIssues } from './timing/prepare.ts';
import { sendDueIssues } from './timing/send-due.ts';

export { lastMoment, nextMoment, type Schedule } from './timing/moments.ts';
export { type ScheduleResult, scheduleIssue } from './timing/schedule-issue.ts';

/** Hears of one thing that was due and could not be done; the rest is done nevertheless. */
export type OnTrouble = (what: string, error: unknown) => void;

/** Does what is due now. Missed or heard twice, it changes nothing. */
export async function runDue(at: Date, onTrouble: OnTrouble = rethrow): Promise<void> {
  await prepareIssues(at, onTrouble);
  await sendDueIssues(at, onTrouble);
  await sendDigests(at, onTrouble);
}

function rethrow(_: string, error: unknown): never {
  throw error;
}

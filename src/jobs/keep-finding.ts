/**
 * Keeps what helps readers find stories in step with the stories: the vocabulary of search, and who
 * stands beside whom. It is asked for after every change and looks once a minute by itself, so that
 * neither a crash nor a change from the command line is left behind.
 */
import { z } from 'zod';
import { onChanges } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { enqueue, handles, jobKind } from '#lib/jobs.ts';
import { refreshRelated } from '#related/index.ts';
import { indexMissing, learnAllWords } from '#search/index.ts';

const keepFinding = jobKind({
  name: 'search.keep-up',
  data: z.object({}),
  key: () => 'all',
  cron: '* * * * *',
});

export const keepFindingHandler = handles(keepFinding, async (_, signal) => {
  await indexMissing(signal);
  await learnAllWords();
  await refreshRelated(signal);
});

/**
 * Asks for the job at once, for what changed while no process worked, and whenever a story readers can
 * see has changed. Returns the way to stop.
 */
export function keepFindingAfterChanges(onError: (error: unknown) => void): () => void {
  const ask = () => {
    database()
      .$transaction((tx) => enqueue(tx, keepFinding, {}))
      .catch(onError);
  };
  ask();
  return onChanges((tags) => {
    if (tags.includes('search')) ask();
  });
}

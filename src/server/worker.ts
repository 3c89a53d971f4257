/**
 * `npm run worker`: the jobs and what is due at a time, in a process of their own, for installations
 * whose web processes say `JOBS=apart`. It needs a database server; the embedded one has one process.
 */
import { startWork } from '#jobs/index.ts';
import { readEnv, setEnv } from '#lib/env.ts';
import { checkSigning } from './check-signing.ts';
import { createLog } from './logging.ts';
import { openPublication } from './open-database.ts';
import { withSecretKey } from './secret-key.ts';
import { describeProblem, errorText, StartUpProblem } from './start-up-problem.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const leaveWithinMs = 9000;

try {
  await start();
} catch (error) {
  if (!(error instanceof StartUpProblem)) throw error;
  process.stderr.write(describeProblem(error));
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = readEnv();
  if (!settings.ok) {
    const names = settings.problems.map(({ name, reason }) => `${name}: ${reason}`).join('\n');
    throw new StartUpProblem('The environment has values that cannot be used.', names);
  }
  if (!settings.env.DATABASE_URL) {
    throw new StartUpProblem(
      'A worker of its own needs a database server.',
      'set DATABASE_URL, or leave the jobs to `npm start`, which does them by itself.',
    );
  }
  const log = createLog(settings.env.LOG_LEVEL);
  const opened = await openPublication(settings.env, { report: say });
  // Letters hold signed links, so the worker needs the key of the web processes.
  setEnv(withSecretKey(settings.env));
  checkSigning();
  const work = await startWork({
    url: opened.url,
    isEmbedded: false,
    works: true,
    servesReaders: false,
    onError: (what, error) => log.error(what, { reason: errorText(error) }),
  });
  let isLeaving = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (isLeaving) process.exit(1);
      isLeaving = true;
      say('Finishing what is under way, then leaving');
      setTimeout(() => process.exit(1), leaveWithinMs).unref();
      await work.stop();
      await opened.close();
      log.flush();
      process.exit(0);
    });
  }
  say('The worker is ready');
}

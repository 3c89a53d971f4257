/** What a process does beside answering requests: the jobs in the queue, and what is due at a time. */
import { publishing } from '#articles/index.ts';
import { createSender, timing } from '#issues/index.ts';
import { now } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { startDrawing } from '#social-images/index.ts';
import { type Alarm, startAlarm } from './alarm.ts';
import { handlers } from './handlers.ts';
import { keepEmbeddedHandler } from './keep-embedded.ts';
import { keepFindingAfterChanges } from './keep-finding.ts';
import { startJobs } from './start-jobs.ts';

export type Work = { stop: () => Promise<void> };

export type WorkOptions = {
  url: string;
  isEmbedded: boolean;
  /** False when another process works (`npm run worker`) and this one only asks for jobs. */
  works: boolean;
  /** Whether this process answers readers as well. */
  servesReaders: boolean;
  onError: (what: string, error: unknown) => void;
};

/** Call it once the database is open and its tables are up to date. */
export async function startWork(options: WorkOptions): Promise<Work> {
  const { url, isEmbedded, works, servesReaders, onError } = options;
  const jobs = await startJobs({
    url,
    isEmbedded,
    handlers: isEmbedded ? [...handlers, keepEmbeddedHandler(url)] : handlers,
    work: works,
    onError: (error) => onError('The job queue reported a failure', error),
  });
  const alarm = works ? startDueAlarm(onError) : null;
  const issues = works ? startIssuesAlarm(onError) : null;
  const sending = works
    ? startSending({ sharedUrl: isEmbedded ? undefined : url, servesReaders }, onError)
    : null;
  const drawing = works
    ? startDrawing({
        onFailure: (error) => onError('Pictures for previews could not be drawn', error),
      })
    : null;
  const stopAsking = keepFindingAfterChanges((error) =>
    onError('The job that keeps search in step was not asked for', error),
  );
  return {
    async stop() {
      stopAsking();
      await drawing?.stop();
      await issues?.stop();
      await sending?.stop();
      await alarm?.stop();
      await jobs.stop();
    },
  };
}

function startDueAlarm(onError: WorkOptions['onError']): Alarm {
  return startAlarm({
    async ring() {
      await publishing.runDue(now(), (articleId, error) =>
        onError(`Story ${articleId} was due and could not be published`, error),
      );
    },
    onFailure: (error) => onError('What is due could not be looked up', error),
  });
}

/** Following the links of an issue that is due takes its time, and holds up nothing beside it. */
function startIssuesAlarm(onError: WorkOptions['onError']): Alarm {
  return startAlarm({
    ring: () => timing.runDue(now(), onError),
    onFailure: (error) => onError('Which issues are due could not be looked up', error),
  });
}

/** Newsletters have an alarm of their own: a long mailing holds up nothing that is due beside it. */
function startSending(
  given: { sharedUrl: string | undefined; servesReaders: boolean },
  onError: WorkOptions['onError'],
): Alarm {
  const { SMTP_URL, SMTP_TLS, MAIL_CONNECTIONS, MAIL_PER_DOMAIN } = env();
  const { MAIL_PER_MINUTE, MAIL_PER_DOMAIN_MINUTE, DATA_DIR } = env();
  const sender = createSender({
    smtpUrl: SMTP_URL,
    requireTls: SMTP_TLS === 'required',
    connections: MAIL_CONNECTIONS,
    limits: {
      perDomain: MAIL_PER_DOMAIN,
      perMinute: MAIL_PER_MINUTE,
      perDomainMinute: MAIL_PER_DOMAIN_MINUTE,
    },
    ...given,
    folder: DATA_DIR,
  });
  const alarm = startAlarm({
    ring: () => sender.sendDue(),
    onFailure: (error) => onError('A newsletter could not be sent on', error),
  });
  return {
    async stop() {
      sender.leave();
      await alarm.stop();
      await sender.close();
    },
  };
}

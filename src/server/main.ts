/** The process, from the environment to the first answer, in order; and its orderly end. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { resolve } from 'node:path';
import next from 'next';
import { firstOwnerLink, pruneAccounts } from '#accounts/index.ts';
import { findKind } from '#addresses/index.ts';
import { isPublicationEmpty, loadContent, problemLine } from '#content/index.ts';
import { startWork } from '#jobs/index.ts';
import { onChanges } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { type Env, giveNextItsConfig, readEnv, setEnv } from '#lib/env.ts';
import { pruneRateWindows } from '#lib/rate-limit.ts';
import { beginRemembering, forget } from '#lib/remembered.ts';
import { mediaStore } from '#media/index.ts';
import { listenForChanges } from './changes-listener.ts';
import { checkSigning } from './check-signing.ts';
import { compressQuickly, compressWell } from './compress.ts';
import { createDocumentCache } from './document-cache.ts';
import { filePolicy, securityHeaders } from './headers.ts';
import { createHealth } from './health.ts';
import { createHttpServer } from './http.ts';
import { createLog } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { listNextFiles } from './next-files.ts';
import { openPublication } from './open-database.ts';
import { createRenderer } from './render-page.ts';
import { withSecretKey } from './secret-key.ts';
import { describeProblem, errorCode, errorText, StartUpProblem } from './start-up-problem.ts';
import { loadStaticFiles } from './static-files.ts';

/** Settings whose values are not to stand on a screen or in a log. */
const secretNames = new Set([
  'DATABASE_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SECRET_KEY',
  'SMTP_URL',
  'BOUNCE_MAILBOX_URL',
  'POSTMARK_WEBHOOK_LOGIN',
  'MAILGUN_SIGNING_KEY',
]);
const leaveWithinMs = 9000;
const pruneEveryMs = 60 * 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const dev = process.argv.includes('--dev');

try {
  await start(readSettings());
} catch (error) {
  const problem =
    error instanceof StartUpProblem
      ? error
      : new StartUpProblem(errorText(error), 'read the lines above; this was not foreseen.');
  if (!(error instanceof StartUpProblem) && error instanceof Error) console.error(error.stack);
  process.stderr.write(describeProblem(problem));
  process.exit(1);
}

function readSettings(): Env {
  const result = readEnv();
  if (result.ok) return result.env;
  const lines = result.problems.map(({ name, value, reason }) => {
    const shown = secretNames.has(name) ? '(not shown)' : JSON.stringify(value);
    return `${name}=${shown}: ${reason}`;
  });
  throw new StartUpProblem(
    'The environment has values that cannot be used.',
    `correct or remove these, as .env.example explains them:\n${lines.join('\n')}`,
  );
}

async function start(settings: Env): Promise<void> {
  const startedAt = performance.now();
  const log = createLog(settings.LOG_LEVEL);
  let stop: (code: number) => Promise<void> = async (code) => process.exit(code);
  const opened = new AsyncDisposableStack();
  process.on('uncaughtException', (error) => {
    log.error('An error nobody caught', { reason: errorText(error), stack: error.stack });
    void stop(1);
  });

  try {
    await serve();
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }

  async function serve(): Promise<void> {
    await checkAddress(settings);
    const publication = await openPublication(settings, {
      report: say,
      onDeath: (code) => {
        log.error('The embedded database ended', { code });
        void stop(1);
      },
    });
    opened.defer(() => publication.close());
    const env = withSecretKey(settings);
    setEnv(env);
    checkSigning();
    await checkMediaStore(env);
    if (await isPublicationEmpty()) await loadDemo();
    const work = await startWork({
      url: publication.url,
      isEmbedded: publication.isEmbedded,
      works: env.JOBS === 'here',
      servesReaders: true,
      onError: (what, error) => log.error(what, { reason: errorText(error) }),
    });
    opened.defer(() => work.stop());

    say('Starting the pages');
    if (!dev) takeBuiltConfig();
    const app = next({ dev, dir: process.cwd(), quiet: true });
    await app.prepare();
    opened.defer(() => app.close().catch(() => {}));
    const handle = app.getRequestHandler();

    const secure = env.SITE_URL.startsWith('https:');
    const security = securityHeaders({ secure, dev });
    const fileSecurity = securityHeaders({ secure, policy: filePolicy });
    const files = await loadStaticFiles(resolve('public'), {
      compress: compressWell,
      headers: security,
    });
    const health = createHealth({
      onLost: (reason) => {
        log.warn('The database is gone', { reason });
        cache.giveUpWaiting();
      },
      onBack: () => log.info('The database is back'),
    });
    const renderPage = createRenderer({
      handle,
      siteUrl: env.SITE_URL,
      security,
      speculationRules: speculationRulesAddress(),
    });
    const metrics = createMetrics({ cache: () => cache, isDatabaseUp: health.isDatabaseUp });
    const cache = createDocumentCache({
      render: renderPage,
      compress: { quickly: compressQuickly, well: compressWell },
      maxBytes: env.DOCUMENT_CACHE_MB * 1024 * 1024,
      isAvailable: health.isDatabaseUp,
      kindOf: (address) => findKind(address).name,
      onRendered: metrics.rendered,
      onFailure: (address, error) =>
        log.error('A page failed', { route: findKind(address).name, reason: errorText(error) }),
    });
    // What pages are made of goes before the pages, or they would be made of it again.
    const heard = (tags: string[]) => {
      metrics.changesHeard(tags.length);
      forget(tags);
      cache.invalidate(tags);
    };
    const listener = listenForChanges({
      url: publication.url,
      canNotify: !publication.isEmbedded,
      // The embedded one does one thing after the other: a slow answer is not an absence, and of its
      // end we are told.
      timeoutMs: publication.isEmbedded ? 15_000 : 1000,
      onTags: heard,
      onGap() {
        forget();
        cache.distrustAll();
      },
      onAnswer: health.databaseAnswered,
      onFailure: health.databaseFailed,
    });
    opened.defer(() => listener.stop());
    const stopHearing = onChanges((tags, ids) => {
      listener.ignore(ids);
      heard(tags);
    });
    opened.defer(stopHearing);
    await listener.ready;
    beginRemembering();
    const pruning = setInterval(() => {
      pruneRateWindows(new Date(now().getTime() - 24 * pruneEveryMs)).catch((error) =>
        log.warn('Old counts were not removed', { reason: errorText(error) }),
      );
      pruneAccounts(now()).catch((error) =>
        log.warn('Sessions that are over were not removed', { reason: errorText(error) }),
      );
    }, pruneEveryMs);
    pruning.unref();

    let isLeaving = false;
    const server = createHttpServer({
      env,
      dev,
      handle,
      cache,
      renderPage,
      files,
      store: await mediaStore(),
      nextFiles: listNextFiles(resolve('.next/static'), {
        compress: compressQuickly,
        headers: fileSecurity,
      }),
      security,
      fileSecurity,
      metrics,
      log,
      isReady: () => health.isDatabaseUp() && !isLeaving,
    });
    await listen(server, env);

    stop = async (code) => {
      if (isLeaving) process.exit(code || 1);
      isLeaving = true;
      const deadline = setTimeout(() => process.exit(code || 1), leaveWithinMs);
      deadline.unref();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), leaveWithinMs - 3000);
      await closed;
      clearTimeout(patience);
      await opened.disposeAsync();
      log.flush();
      process.exit(code);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (!isLeaving) say('Finishing what is under way, then leaving');
        void stop(0);
      });
    }
    const ownerLink = await firstOwnerLink(now());
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    say(`\nStandfirst is ready at ${env.SITE_URL} (in ${seconds} s)\n`);
    if (ownerLink) {
      say('Nobody can sign in to the desk yet. This link makes its owner, once:');
      say(`  ${ownerLink}\n`);
    }
  }
}

async function checkMediaStore(env: Env): Promise<void> {
  try {
    await (await mediaStore()).check();
  } catch (error) {
    throw new StartUpProblem(
      env.S3_BUCKET
        ? `The bucket ${env.S3_BUCKET} cannot be used: ${errorText(error)}.`
        : `The folder for pictures cannot be used: ${errorText(error)}.`,
      env.S3_BUCKET
        ? 'correct the S3_ settings, as docs/operating.md explains them.'
        : 'give this user the right to write in DATA_DIR/media.',
    );
  }
}

async function loadDemo(): Promise<void> {
  say('The database is empty: loading the demo publication from content/');
  let shown = '';
  const result = await loadContent('content', (line) => {
    const what = line.replace(/:.*$/, '');
    if (what !== shown) say(`  ${what}`);
    shown = what;
  });
  if (result.ok) return;
  throw new StartUpProblem(
    'The demo publication in content/ has problems.',
    `put these right:\n${result.problems.map(problemLine).join('\n')}`,
  );
}

/** Says before anything is opened and loaded that nobody could be answered in the end. */
async function checkAddress(env: Env): Promise<void> {
  const probe = createServer();
  await listenOn(probe, env);
  probe.close();
  await once(probe, 'close');
}

async function listen(server: Server, env: Env): Promise<void> {
  await listenOn(server, env);
  const address = server.address();
  if (env.PORT === 0 && typeof address === 'object' && address) {
    const siteUrl = env.SITE_URL.replace(/:0$/, `:${address.port}`);
    setEnv({ ...env, PORT: address.port, SITE_URL: siteUrl });
  }
}

async function listenOn(server: Server, env: Env): Promise<void> {
  try {
    server.listen(env.PORT, env.HOST);
    await once(server, 'listening');
  } catch (error) {
    const where = `${env.HOST}:${env.PORT}`;
    if (errorCode(error) === 'EADDRINUSE') {
      throw new StartUpProblem(
        `The address ${where} is taken by another program.`,
        `stop that program, or choose another port: PORT=${env.PORT + 1} npm start`,
      );
    }
    throw new StartUpProblem(
      `The address ${where} cannot be listened on: ${errorText(error)}.`,
      'choose another with HOST and PORT; ports below 1024 are for the system’s administrator.',
    );
  }
}

/**
 * Next would load its compiler to read `next.config.ts` again. It takes the settings of the build from
 * here instead, as its own standalone server does: some 30 MB and a tenth of a second less.
 */
function takeBuiltConfig(): void {
  const built: unknown = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'));
  if (typeof built === 'object' && built !== null && 'config' in built) {
    giveNextItsConfig(built.config);
  }
}

function speculationRulesAddress(): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync('public/assets/manifest.json', 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'speculationRules' in manifest
      ? String(manifest.speculationRules)
      : undefined;
  } catch {
    throw new StartUpProblem('The site is not built.', 'run `npm run build`, or `npm start`.');
  }
}

/** Our server under measurement: started, asked, told to change a story. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilReady } from '../../tests/support/demo-server.ts';
import { nodeFlags, processSettings } from '../runtime.mjs';

export type Measured = {
  url: string;
  pid: number;
  /**
   * Publishes a new standfirst, or a paragraph more of text; answers when that was committed, in
   * milliseconds since 1970.
   */
  edit: (slug: string, mark: string, where?: 'standfirst' | 'text') => Promise<number>;
  stop: () => Promise<void>;
};

type Options = { port: number; folder: string; databaseUrl?: string | undefined };

export async function startMeasured(options: Options): Promise<Measured> {
  const child = spawn(process.execPath, [...nodeFlags, 'scripts/bench/instance.ts'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: environment(options),
  });
  const url = `http://127.0.0.1:${options.port}`;
  process.once('exit', () => child.kill());
  await untilReady(url, child);
  return {
    url,
    pid: child.pid ?? 0,
    async edit(slug, mark, where = 'standfirst') {
      const answered = once(child, 'message');
      child.send({ slug, mark, where });
      const [{ committedAt }] = (await answered) as [{ committedAt: number }];
      return committedAt;
    },
    stop: () => end(child),
  };
}

/** Seconds from `npm start` on a built tree to the first page, and then the resident process. */
export async function timeStart(options: Options & { path: string }): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    stdio: 'ignore',
    detached: true,
    env: environment(options),
  });
  const url = `http://127.0.0.1:${options.port}${options.path}`;
  while ((await fetch(url).catch(() => null))?.status !== 200) {
    if (performance.now() - started > 120_000) throw new Error('npm start took two minutes.');
    await sleep(10);
  }
  const seconds = (performance.now() - started) / 1000;
  const gone = once(child, 'exit');
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await gone;
  // npm may leave before the server has.
  while (await fetch(url).catch(() => null)) await sleep(10);
  return seconds;
}

function environment({ port, folder, databaseUrl }: Options): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ...processSettings,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

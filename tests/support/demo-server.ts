/** The product as a reader meets it: the built tree, a fresh data folder, the demo publication. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type DemoServer = {
  url: string;
  folder: string;
  process: ChildProcess;
  /** What it has printed so far; empty unless it is kept. */
  printed: () => string;
  /** Ends the process in order and removes what it kept. */
  stop: () => Promise<void>;
};

type Options = {
  port: number;
  /** Settings beside the port and the folder. */
  env?: Record<string, string>;
  /** A folder that is kept, instead of a new one that is removed. */
  folder?: string;
  /** Whether hidden stories are planted among the others, for the walk that looks for them. */
  canaries?: boolean;
  /** Where the process writes what it says, or that it is kept; default: only errors are shown. */
  output?: 'inherit' | 'ignore' | 'keep';
};

/** Starts the server and waits until it is ready. Throws when it ends before that. */
export async function startDemoServer(options: Options): Promise<DemoServer> {
  const { port, env = {}, output = 'ignore' } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'standfirst-demo-'));
  const url = `http://localhost:${port}`;
  // A folder that has the demo in it already is copied, where somebody made one.
  const loaded = process.env.LOADED_DATA;
  if (loaded && !options.folder) cpSync(loaded, folder, { recursive: true });
  if (options.canaries) plantCanaries({ DATA_DIR: folder, ...env });
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/server/main.ts'],
    {
      stdio: ['ignore', output === 'keep' ? 'pipe' : output, 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: folder,
        ...env,
      },
    },
  );
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  await untilReady(url, child);
  return {
    url,
    folder,
    process: child,
    printed: () => printed,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Loads the demo and plants them, before the server starts. Throws when it fails. */
function plantCanaries(env: Record<string, string>): void {
  const planted = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'tests/support/plant-canaries.ts'],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  );
  if (planted.status !== 0) throw new Error('The canaries were not planted.');
}

/** Resolves when the server at `url` says that it is ready. */
export async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 600_000;
  for (;;) {
    const answer = await fetch(`${url}/api/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
      throw new Error('The server did not become ready.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Kills the server with SIGKILL twenty times, at random moments, while the publication is loaded, edited
 * and read. It must start again, keep every edit that was acknowledged, and never show half of one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type DemoServer, startDemoServer } from '../../tests/support/demo-server.ts';

const kills = 20;
const killsWhileLoading = 6;
const port = 3292;

const root = mkdtempSync(join(tmpdir(), 'standfirst-faults-'));
const folder = join(root, 'data');
const content = join(root, 'content');
cpSync('content', content, { recursive: true });

const stories = readdirSync(join(content, 'articles')).length;
const edited = ['undersea-cables', 'leap-second-end'];
const addressOf: Record<string, string> = {
  'undersea-cables': '/technology/undersea-cables',
  'leap-second-end': '/science/leap-second-end',
};
const originals = new Map(
  edited.map((slug) => [slug, readFileSync(join(content, 'articles', `${slug}.md`), 'utf8')]),
);

const failures: string[] = [];
let acknowledged = 0;
let version = 0;
let requests = 0;

for (let kill = 1; kill <= kills; kill += 1) {
  const isLoading = kill <= killsWhileLoading;
  const starting = startDemoServer({ port, folder, env: { LOG_LEVEL: 'error' } });
  if (isLoading) {
    // The first start never gets to its end: pictures, tables and stories are under way.
    const settled = starting.catch(() => null);
    await sleep(500 + Math.random() * 9000);
    await killOwner(settled);
    continue;
  }
  const server = await starting;
  await check(server, `after kill ${kill - 1}`);
  const reading = read(server);
  const editing = edit(server);
  await sleep(500 + Math.random() * 5000);
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  await Promise.all([reading, editing]);
}
const last = await startDemoServer({ port, folder, env: { LOG_LEVEL: 'error' } });
await check(last, 'at the end');
await last.stop();
rmSync(root, { recursive: true, force: true });

for (const failure of failures) console.error(failure);
console.log(
  `${kills} kills, ${requests} pages read, ${acknowledged} edits acknowledged, ${failures.length} failures`,
);
process.exit(failures.length > 0 || acknowledged === 0 ? 1 : 0);

/** Ends a server that may not be ready yet. */
async function killOwner(starting: Promise<DemoServer | null>): Promise<void> {
  try {
    const details = readFileSync(join(folder, 'standfirst.running.json'), 'utf8');
    process.kill(z.object({ pid: z.number() }).parse(JSON.parse(details)).pid, 'SIGKILL');
  } catch {
    // It had not come far enough to hold the folder; then it is killed once it is ready.
    (await starting)?.process.kill('SIGKILL');
  }
  await starting;
}

/** Every story is there and whole, and no acknowledged edit is missing. */
async function check(server: DemoServer, when: string): Promise<void> {
  const archive = await text(server, '/archive');
  const counts = [...archive.matchAll(/count">(\d+) /g)].map(([, count]) => Number(count));
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum !== stories) failures.push(`${when}: the archive counts ${sum} stories of ${stories}`);
  for (const slug of edited) {
    const page = await text(server, addressOf[slug] ?? '');
    const [headline, body] = [versionIn(page, 'headline'), versionIn(page, 'body')];
    if (headline !== body) {
      failures.push(`${when}: ${slug} has headline ${headline} and text ${body}`);
    }
    if (headline < acknowledged) {
      failures.push(`${when}: ${slug} shows edit ${headline}, ${acknowledged} was acknowledged`);
    }
  }
}

function versionIn(page: string, part: string): number {
  return Number(new RegExp(`edit (\\d+) of the ${part}`).exec(page)?.[1] ?? 0);
}

async function text(server: DemoServer, path: string): Promise<string> {
  const answer = await fetch(server.url + path);
  if (answer.status !== 200) failures.push(`${path} answered ${answer.status}`);
  return answer.text();
}

/** Reads until the server is gone; what it answers is never an error of its own. */
async function read(server: DemoServer): Promise<void> {
  const paths = ['/', '/world', ...Object.values(addressOf)];
  for (let index = 0; ; index += 1) {
    const answer = await fetch(server.url + paths[index % paths.length]).catch(() => null);
    if (!answer) return;
    requests += 1;
    if (answer.status >= 500) failures.push(`a reader got ${answer.status}`);
    const arrived = await answer.text().catch(() => null);
    if (arrived === null) return;
  }
}

/** Loads one edit after the other through the command line until the server is gone. */
async function edit(server: DemoServer): Promise<void> {
  while (server.process.signalCode === null) {
    version += 1;
    for (const [slug, original] of originals) {
      const changed = original
        .replace(/^headline: .*$/m, `headline: 'An edit ${version} of the headline'`)
        .replace(/\s*$/, `\n\nThis is edit ${version} of the body.\n`);
      writeFileSync(join(content, 'articles', `${slug}.md`), changed);
    }
    const mine = version;
    const command = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        'src/server/command-line.ts',
        'content',
        'load',
        content,
      ],
      { stdio: 'ignore', env: { ...process.env, DATA_DIR: folder } },
    );
    const [code] = await once(command, 'exit');
    if (code !== 0) return;
    acknowledged = mine;
  }
}

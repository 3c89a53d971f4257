/**
 * `npm run bench`: our article page beside nginx and Next serving the same bytes, in one run, one core
 * for the server and one for the client; then misses, changes, memory and start-up, and all of it again
 * with ten thousand stories. `--write` puts the figures into docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pageKinds, story } from '../tests/e2e/pages.ts';
import { findPostgresPrograms, startPostgresServer } from '../tests/support/postgres-server.ts';
import { addStories } from './bench/many-stories.ts';
import { pageOf, startNext, startNginx } from './bench/rivals.ts';
import { inWords, summary } from './bench/samples.ts';
import { type Measured, startMeasured, timeStart } from './bench/server.ts';
import { type Load, load, pin, residentMb } from './bench/wrk.ts';

const rounds = 6;
const secondsEach = 4;
const changes = 20;
const misses = 40;
/** After a change: search, related stories and the picture for previews are brought up to date. */
const restMs = 700;
const manyStories = 10_000;
const ports = { ours: 3294, second: 3295, nginx: 3296, next: 3297 };
const slug = story.split('/').at(-1) ?? '';

for (const [program, install] of [
  ['wrk', 'apt-get install -y wrk'],
  ['nginx', 'apt-get install -y nginx-light'],
  ['taskset', 'apt-get install -y util-linux'],
] as const) {
  if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) {
    fail(`This needs ${program}. On Debian, as root: ${install}`);
  }
}
if (!findPostgresPrograms()) {
  fail('This needs PostgreSQL’s programs. On Debian, as root: apt-get install -y postgresql');
}
if (cpus().length < 2) fail('This needs two cores: one for the server, one for the client.');

// Each server that is started is ended with this process.
process.setMaxListeners(50);
const lines: string[] = [];
const root = mkdtempSync(join(tmpdir(), 'standfirst-bench-'));
const postgres = await startPostgresServer();
try {
  const onServer = { port: ports.ours, folder: join(root, 'server'), databaseUrl: postgres.url };
  const embedded = { port: ports.ours, folder: join(root, 'embedded') };
  // The first start makes the tables and the pictures; nobody measures that.
  for (const options of [onServer, embedded]) await (await startMeasured(options)).stop();

  await compare(onServer);
  const few = await measure(onServer);
  await countRenders(onServer);
  await addStories(postgres.url, manyStories);
  const many = await measure(onServer);
  report('On a PostgreSQL server', ['', 'demo', '10,000 stories', 'ratio'], rowsOf(few, many));
  const alone = await measureEmbedded(embedded);
  report('On the embedded database', ['', 'demo'], alone);
} finally {
  await postgres.stop();
  rmSync(root, { recursive: true, force: true });
}
if (process.argv.includes('--write')) write();

type Options = Parameters<typeof startMeasured>[0];
type Figures = Record<
  'start' | 'memory' | 'hit' | 'miss' | 'missOfText' | 'same' | 'other',
  number[]
>;

/** The same bytes from three servers, taking turns, so that noise meets all of them. */
async function compare(options: Options): Promise<void> {
  const ours = await startMeasured(options);
  pin(ours.pid);
  await warm(ours.url);
  const page = await pageOf(ours.url + story);
  const nginx = await startNginx(root, page, ports.nginx);
  const next = await startNext(page, ports.next);
  const all = [
    { name: 'Standfirst', url: ours.url + story, pid: ours.pid },
    { name: 'nginx, gzip_static', ...nginx },
    { name: 'next start, prerendered', ...next },
  ];
  const loads = new Map<string, Load[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    // Each goes first in turn, and what the one before is still clearing away is not the next one's.
    const inTurn = [...all.slice(round % all.length), ...all.slice(0, round % all.length)];
    for (const { name, url, pid } of inTurn) {
      await sleep(restMs);
      const result = load(url, { pid, seconds: secondsEach });
      // The first round warms up.
      if (round > 0) loads.get(name)?.push(result);
    }
  }
  await Promise.all([ours.stop(), nginx.stop(), next.stop()]);
  const of = (name: string, key: keyof Load) =>
    summary((loads.get(name) ?? []).map((one) => one[key]));
  const base = of('Standfirst', 'requestsPerSecond').median;
  const rows = all.map(({ name }) => [
    name,
    inWords(of(name, 'requestsPerSecond')),
    inWords(of(name, 'p50Ms'), 2),
    inWords(of(name, 'p99Ms'), 2),
    inWords(of(name, 'cpuSecondsPer1000'), 3),
    (base / of(name, 'requestsPerSecond').median).toFixed(2),
  ]);
  report(
    `The article page, ${page.gzip.length.toLocaleString('en-GB')} bytes of gzip, 32 connections`,
    ['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU s / 1,000', 'ours / this'],
    rows,
  );
}

async function measure(options: Options): Promise<Figures> {
  const start: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    start.push(await timeStart({ ...options, path: story }));
  }
  const ours = await startMeasured(options);
  const memory = [await idleMemory(ours)];
  const miss = await measureMisses(ours, 'standfirst');
  const missOfText = await measureMisses(ours, 'text');
  const second = await startMeasured({
    ...options,
    port: ports.second,
    folder: `${options.folder}-2`,
  });
  await warm(second.url);
  const same: number[] = [];
  const other: number[] = [];
  for (let index = 0; index < changes; index += 1) {
    const mark = `Seen at change ${index} of ${Math.random().toString(36).slice(2)}`;
    const committed = await ours.edit(slug, mark);
    const text = await (await fetch(ours.url + story)).text();
    same.push(Date.now() - committed);
    if (!text.includes(mark)) throw new Error('An old page was shown after a change.');
    other.push((await untilShown(second, mark)) - committed);
    await sleep(restMs);
  }
  await second.stop();
  pin(ours.pid);
  const hit = Array.from(
    { length: 3 },
    () => load(ours.url + story, { pid: ours.pid, seconds: secondsEach }).requestsPerSecond,
  );
  await ours.stop();
  return { start, memory, hit, miss, missOfText, same, other };
}

/** The first reader of a page that is not kept, when nothing else is being done. */
async function measureMisses(ours: Measured, where: 'standfirst' | 'text'): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < misses; index += 1) {
    await ours.edit(slug, `Missed ${index} of ${Math.random().toString(36).slice(2)}`, where);
    await sleep(restMs);
    const before = performance.now();
    await (await fetch(ours.url + story)).arrayBuffer();
    taken.push(performance.now() - before);
  }
  // The first ones also compile what is run.
  return taken.slice(misses / 4);
}

async function measureEmbedded(options: Options): Promise<string[][]> {
  const start: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    start.push(await timeStart({ ...options, path: story }));
  }
  const ours = await startMeasured(options);
  const memory = await idleMemory(ours);
  await ours.stop();
  return [
    ['`npm start` to the first page, s', inWords(summary(start), 1)],
    ['idle memory, MB', memory.toFixed(0)],
  ];
}

/**
 * Only what showed a change is rendered again: the server's own counter says so, beside the tags that the
 * change left in the database and those that each document carries.
 */
async function countRenders(options: Options & { databaseUrl: string }): Promise<void> {
  const ours = await startMeasured(options);
  const tagsOf = new Map<string, string[]>();
  for (const path of new Set(Object.values(pageKinds))) {
    const answer = await fetch(ours.url + path);
    await answer.arrayBuffer();
    const tags = answer.headers.get('cache-tag') ?? '';
    if (answer.status === 200) tagsOf.set(path, tags.split(','));
  }
  const before = await renders(ours);
  const since = await lastChange(options.databaseUrl);
  await ours.edit(slug, 'Counted');
  // Search and related stories are brought up to date behind it; then everything has been said.
  await sleep(5 * restMs);
  const changed = new Set(await tagsSince(options.databaseUrl, since));
  for (const path of tagsOf.keys()) await (await fetch(ours.url + path)).arrayBuffer();
  const rendered = (await renders(ours)) - before;
  await ours.stop();

  const carrying = [...tagsOf.values()].map((tags) => tags.filter((tag) => changed.has(tag)));
  const showing = carrying.filter((tags) => tags.some((tag) => /^(article|card):/.test(tag)));
  const listing = carrying.filter((tags) => tags.length > 0 && !showing.includes(tags));
  const names = [...new Set(listing.flat())].map((tag) => `\`${tag}\``).join(', ');
  report(
    'One change of a standfirst',
    ['', 'documents'],
    [
      ['kept', String(tagsOf.size)],
      ['that showed the story', String(showing.length)],
      [`that showed what changed with it (${names || 'nothing'})`, String(listing.length)],
      ['rendered again', String(rendered)],
    ],
  );
}

async function lastChange(url: string): Promise<string> {
  const [row] = await query(url, 'select coalesce(max(id), 0)::text as id from changed_tag');
  return row?.id ?? '0';
}

async function tagsSince(url: string, id: string): Promise<string[]> {
  const rows = await query(url, 'select tag from changed_tag where id > $1', [id]);
  return rows.map(({ tag }) => tag ?? '');
}

async function query(url: string, text: string, values: string[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, string>>(text, values);
  await client.end();
  return rows;
}

async function renders(ours: Measured): Promise<number> {
  const text = await (await fetch(`${ours.url}/api/metrics`)).text();
  const found = [...text.matchAll(/^standfirst_renders_total\{[^}]*\} (\d+)/gm)];
  return found.reduce((sum, [, count]) => sum + Number(count), 0);
}

async function untilShown(server: Measured, mark: string): Promise<number> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    if ((await (await fetch(server.url + story)).text()).includes(mark)) return Date.now();
    await sleep(2);
  }
  throw new Error('The other instance did not show the change in ten seconds.');
}

async function warm(url: string): Promise<void> {
  for (const path of ['/', story]) await (await fetch(url + path)).arrayBuffer();
  // The smaller encodings are made after the first answer.
  await sleep(1000);
}

async function idleMemory(ours: Measured): Promise<number> {
  await warm(ours.url);
  await sleep(10_000);
  return residentMb(ours.pid);
}

function rowsOf(few: Figures, many: Figures): string[][] {
  const rows: [string, keyof Figures, number][] = [
    ['`npm start` to the first page, s', 'start', 1],
    ['idle memory, MB', 'memory', 0],
    ['cached article, requests/s', 'hit', 0],
    ['a miss after a new standfirst, ms', 'miss', 1],
    ['a miss after a new text, ms', 'missOfText', 1],
    ['commit to new text, same instance, ms', 'same', 0],
    ['commit to new text, other instance, ms', 'other', 0],
  ];
  return rows.map(([name, key, digits]) => {
    const [one, other] = [summary(few[key]), summary(many[key])];
    const ratio = (other.median / one.median).toFixed(2);
    return [name, inWords(one, digits), inWords(other, digits), ratio];
  });
}

function report(title: string, head: string[], rows: string[][]): void {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  lines.push(`### ${title}\n\n${table}\n`);
  console.log(`\n${title}\n\n${table}`);
}

function write(): void {
  const file = 'docs/benchmarks.md';
  const [opening, closing] = ['<!-- reading -->', '<!-- /reading -->'];
  const text = readFileSync(file, 'utf8');
  const [before] = text.split(opening);
  const after = text.split(closing)[1] ?? '';
  const day = new Date().toISOString().slice(0, 10);
  const machine =
    `Measured on ${day} on ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown processor'} ` +
    `with ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}. ` +
    'Figures are medians with the least and the most in brackets.';
  const figures = `${opening}\n${machine}\n\n${lines.join('\n')}${closing}`;
  writeFileSync(file, `${before}${figures}${after}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

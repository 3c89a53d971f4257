/**
 * Uploads pictures and kills the server with SIGKILL fifty times in the middle. Every upload that was
 * acknowledged must become a picture with all its files, and nothing else may be left. Then hostile files:
 * each is answered within ten seconds while readers are served; then a full disk: 507, nothing kept.
 * `npm run test:faults uploading [embedded|server] [--write]`; both, where PostgreSQL's programs are.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { closeDatabase, database } from '#lib/database.ts';
import type { DemoServer } from '../../tests/support/demo-server.ts';
import { type BenchDatabase, databasesAskedFor } from '../bench/databases.ts';
import { kill, type PreparedDesk, prepareDesk, report, writeReports } from './support-desk.ts';

const kills = 50;
/** Before each kill. What they send is all to be decoded again in the end, so they do not send on and on. */
const lanes = 3;
/** The longest claim of whoever is gone, the next minute's round, and some for a busy machine. */
const patienceMs = 300_000;

const failures: string[] = [];
let acknowledged: string[] = [];
let desk: PreparedDesk;

const photo = (index: number) =>
  sharp({
    create: {
      width: 900 + (index % 7) * 200,
      height: 700,
      channels: 3,
      background: '#246',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer();
const photos = await Promise.all([0, 1, 2, 3].map(photo));

for (const kind of databasesAskedFor()) await tell(kind);
writeReports('uploading');
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);

async function tell(kind: BenchDatabase): Promise<void> {
  const began = performance.now();
  const before = failures.length;
  acknowledged = [];
  desk = await prepareDesk(kind);
  for (let round = 1; round <= kills; round += 1) {
    const server = await desk.start();
    const sending = Array.from({ length: lanes }, (_, lane) => sendOne(server, lane));
    await sleep(Math.random() * 2000);
    await kill(server);
    await Promise.all(sending);
  }
  const server = await desk.start();
  await everyOneIsReady(server);
  await checkFiles(server);
  const hostile = await tryHostile(server);
  await server.stop();
  const disk = await tryFullDisk();
  await desk.remove();
  if (acknowledged.length === 0) failures.push('no upload was acknowledged');
  const seconds = Math.round((performance.now() - began) / 1000);
  report(
    kind,
    `${kills} kills, ${acknowledged.length} uploads acknowledged; hostile files: slowest ` +
      `${hostile.slowestFile} ms, slowest page beside them ${hostile.slowestPage} ms; ${disk}; ` +
      `${failures.length - before} failures, in ${seconds} s`,
  );
}

/** What is in the database of the running server, read beside it. */
async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  desk.openDatabase();
  try {
    return await work();
  } finally {
    await closeDatabase();
  }
}

function call(at: DemoServer, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${at.url}/api/desk/${path}`, { ...init, headers: desk.headers });
}

async function send(at: DemoServer, bytes: Uint8Array<ArrayBuffer>) {
  const answer = await call(at, 'pictures', { method: 'POST', body: bytes });
  const said = z
    .object({ upload: z.string().optional(), problems: z.array(z.object({ code: z.string() })) })
    .partial({ problems: true })
    .parse(await answer.json());
  return { status: answer.status, upload: said.upload, code: said.problems?.[0]?.code };
}

/** Within the two seconds of a round, so that a kill finds some arriving and others being decoded. */
async function sendOne(at: DemoServer, lane: number): Promise<void> {
  await sleep(Math.random() * 1500);
  const sent = await send(at, Uint8Array.from(photos[lane] ?? [])).catch(() => null);
  if (sent?.upload) acknowledged.push(sent.upload);
  else if (sent) failures.push(`a good picture was answered ${sent.status} ${sent.code ?? ''}`);
}

async function stateOf(at: DemoServer, upload: string) {
  const answer = await call(at, `uploads/${upload}`);
  return z
    .object({
      kind: z.string().optional(),
      picture: z.string().optional(),
      code: z.string().optional(),
    })
    .parse(await answer.json());
}

async function everyOneIsReady(at: DemoServer): Promise<void> {
  const deadline = performance.now() + patienceMs + acknowledged.length * 3000;
  for (const upload of acknowledged) {
    let state = await stateOf(at, upload);
    while (state.kind === 'waiting' && performance.now() < deadline) {
      await sleep(500);
      state = await stateOf(at, upload);
    }
    if (state.kind !== 'ready') failures.push(`${upload} is ${state.kind} ${state.code ?? ''}`);
  }
}

/** Every picture has every file, and every folder of the store is somebody's. */
async function checkFiles(at: DemoServer): Promise<void> {
  const known = await withDatabase(() =>
    database().picture.findMany({ select: { digest: true, variants: true, uploaderId: true } }),
  );
  const printables = await withDatabase(() =>
    database().magazineItem.findMany({ where: { filePath: { not: null } } }),
  );
  for (const { variants } of known.filter(({ uploaderId }) => uploaderId !== null)) {
    if (variants.length === 0) failures.push('a picture has no files');
    for (const { path, bytes } of variants) {
      const answer = await fetch(`${at.url}/media/${path}`);
      const length = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200 || length !== bytes) {
        failures.push(`${path} answered ${answer.status} with ${length} of ${bytes} bytes`);
      }
    }
  }
  const uploaded = known.filter(({ uploaderId }) => uploaderId !== null).length;
  if (uploaded < acknowledged.length) {
    failures.push(`${uploaded} pictures of ${acknowledged.length} acknowledged`);
  }
  const names = new Set([
    ...known.map(({ digest }) => digest),
    ...printables.map(({ filePath }) => filePath?.split('/')[0]),
  ]);
  const left = readdirSync(join(desk.folder, 'media')).filter((name) => !names.has(name));
  // Folders of uploads have such names. What was arriving at a kill is under another and goes within
  // the hour; it was never acknowledged.
  const strange = left.filter((name) => /^[0-9a-f]{20}$/.test(name));
  if (strange.length > 0) failures.push(`files of nobody: ${strange.join(', ')}`);
}

/** Sends what is meant to hurt, and reads the front page all the while. */
async function tryHostile(at: DemoServer) {
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#000' }, limitInputPixels: false });
  const files: [string, Uint8Array][] = [
    ['49 megapixels', await flat(7000, 7000).png().toBuffer()],
    ['49 megapixels, interlaced', await flat(7000, 7000).png({ progressive: true }).toBuffer()],
    ['64 megapixels', await flat(8000, 8000).png().toBuffer()],
    ['100,000 × 1', await flat(100_000, 1).png().toBuffer()],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['half a picture', (photos[0] ?? Buffer.alloc(0)).subarray(0, 20_000)],
    ['20 MB of nothing', Buffer.alloc(20_000_001)],
  ];
  let slowestFile = 0;
  let slowestPage = 0;
  let isReading = true;
  const reading = (async () => {
    while (isReading) {
      const began = performance.now();
      const answer = await fetch(`${at.url}/`);
      await answer.arrayBuffer();
      slowestPage = Math.max(slowestPage, performance.now() - began);
      if (answer.status !== 200) failures.push(`a reader got ${answer.status}`);
      await sleep(20);
    }
  })();
  for (const [name, bytes] of files) {
    const began = performance.now();
    const sent = await send(at, Uint8Array.from(bytes));
    let state = sent.upload ? await stateOf(at, sent.upload) : { kind: 'refused', code: sent.code };
    while (sent.upload && state.kind === 'waiting') {
      await sleep(100);
      state = await stateOf(at, sent.upload);
    }
    const ms = performance.now() - began;
    console.log(`${name}: ${state.kind} ${state.code ?? ''} after ${Math.round(ms)} ms`);
    slowestFile = Math.max(slowestFile, ms);
    if (ms > 10_000) failures.push(`${name} took ${Math.round(ms)} ms`);
  }
  isReading = false;
  await reading;
  return { slowestFile: Math.round(slowestFile), slowestPage: Math.round(slowestPage) };
}

/** The store on a disk of three megabytes: another disk than the data folder, and soon full. */
async function tryFullDisk(): Promise<string> {
  const media = join(desk.folder, 'media');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', media]);
  if (mounted.status !== 0) return 'a full disk was not tried: it takes the right to mount one';
  try {
    const at = await desk.start();
    const large = await sharp({
      create: {
        width: 3500,
        height: 2500,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 120, sigma: 60 },
      },
    })
      .jpeg({ quality: 95 })
      .toBuffer();
    const sent = await send(at, Uint8Array.from(large));
    if (sent.status !== 507 || sent.code !== 'no-room') {
      failures.push(`a full disk was answered ${sent.status} ${sent.code ?? ''}`);
    }
    const incoming = readdirSync(media, { recursive: true, withFileTypes: true });
    if (incoming.some((entry) => entry.isFile())) failures.push('a full disk kept half a file');
    const small = await send(at, Uint8Array.from(photos[0] ?? []));
    if (!small.upload) failures.push(`a picture that fits was answered ${small.status}`);
    await at.stop();
    return 'a full disk answered 507 and kept nothing';
  } finally {
    spawnSync('umount', [media]);
  }
}

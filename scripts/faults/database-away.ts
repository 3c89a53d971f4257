/**
 * Takes the PostgreSQL server away for thirty seconds. Pages that are kept must go on being served,
 * others must say 503 with `Retry-After` within two seconds, and all must be well five seconds after it
 * has returned, without a restart.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startDemoServer } from '../../tests/support/demo-server.ts';
import { findPostgresPrograms, startPostgresServer } from '../../tests/support/postgres-server.ts';

const awayMs = 30_000;
const kept = ['/', '/world', '/world/why-us-may-blacklist-hikvision'];
const notKept = ['/people/nadia-rahman', '/formats/in-depth', '/archive/2025'];

if (!findPostgresPrograms()) {
  console.error('This needs PostgreSQL’s programs. On Debian: apt-get install -y postgresql');
  process.exit(1);
}
const postgres = await startPostgresServer();
const server = await startDemoServer({
  port: 3293,
  env: { DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' },
});
const failures: string[] = [];
const expect = (holds: boolean, what: string) => {
  if (!holds) failures.push(what);
};
let answered = 0;
let slowest = 0;
try {
  for (const path of kept) await ask(path);
  await postgres.interrupt();
  const until = performance.now() + awayMs;
  while (performance.now() < until) {
    for (const path of kept) {
      expect((await ask(path)).status === 200, `${path} was not served while away`);
    }
    for (const path of notKept) {
      const { status, retryAfter, ms } = await ask(path);
      slowest = Math.max(slowest, ms);
      expect(status === 503, `${path} answered ${status} while away`);
      expect(retryAfter !== null, `${path} had no Retry-After`);
      expect(ms <= 2000, `${path} took ${Math.round(ms)} ms to say 503`);
    }
    await sleep(500);
  }
  await postgres.start();
  await sleep(5000);
  for (const path of [...kept, ...notKept]) {
    const { status } = await ask(path);
    expect(status === 200, `${path} answered ${status} five seconds after the return`);
  }
} finally {
  await server.stop();
  await postgres.stop();
}
for (const failure of new Set(failures)) console.error(failure);
console.log(
  `${answered} answers, slowest 503 after ${Math.round(slowest)} ms, ${failures.length} failures`,
);
process.exit(failures.length > 0 ? 1 : 0);

async function ask(path: string) {
  const start = performance.now();
  const answer = await fetch(server.url + path);
  await answer.arrayBuffer();
  answered += 1;
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    ms: performance.now() - start,
  };
}

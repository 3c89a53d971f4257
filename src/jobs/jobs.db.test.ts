import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import { enqueue, handles, jobKind } from '#lib/jobs.ts';
import { listLateJobs } from '#lib/late-jobs.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { lookThroughTables } from './keep-embedded.ts';
import { type Jobs, startJobs } from './start-jobs.ts';

const data = z.object({ n: z.number() });
const plain = jobKind({ name: 'test.count', data, retries: 0 });
const keyed = jobKind({ name: 'test.once', data, retries: 0, key: ({ n }) => String(n) });

describe.runIf(hasDatabase)('jobs', () => {
  const { url } = useDatabase();
  let jobs: Jobs | undefined;
  let ran: number[] = [];

  const start = async (work: boolean) => {
    ran = [];
    const run = async ({ n }: { n: number }) => {
      if (n < 0) throw new Error('Below nothing.');
      ran.push(n);
    };
    jobs = await startJobs({
      url: url(),
      isEmbedded: true,
      handlers: [handles(plain, run), handles(keyed, run)],
      work,
      onError: (error) => {
        throw error;
      },
      pollingSeconds: 0.5,
    });
  };
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
  });

  test('a job runs once, with what it was given, when its transaction committed', async () => {
    await start(true);
    await database().$transaction((tx) => enqueue(tx, plain, { n: 1 }));
    const refused = database().$transaction(async (tx) => {
      await enqueue(tx, plain, { n: 2 });
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    await vi.waitFor(() => expect(ran).toEqual([1]), 5000);
    await jobs?.stop();
    expect(ran).toEqual([1]);
  });

  test('what waits under one key waits as one, and is done by whoever works', async () => {
    await start(false);
    for (const n of [7, 7, 8]) {
      await database().$transaction((tx) => enqueue(tx, keyed, { n }));
    }
    await jobs?.stop();
    await start(true);
    await vi.waitFor(() => expect(ran.sort()).toEqual([7, 8]), 5000);
  });

  test('a job that failed, and one that was not begun, are listed as late with their reason', async () => {
    await start(true);
    await database().$transaction((tx) => enqueue(tx, plain, { n: -1 }));
    await vi.waitFor(async () => expect(await listLateJobs(now())).toHaveLength(1), 5000);
    expect(await listLateJobs(now())).toMatchObject([
      { name: 'test.count', state: 'failed', reason: 'Below nothing.' },
    ]);
    await jobs?.stop();
    await start(false);
    await database().$transaction((tx) => enqueue(tx, keyed, { n: 3 }));
    const later = new Date(now().getTime() + 120_000);
    expect(await listLateJobs(later)).toMatchObject([{ state: 'waiting' }, { state: 'failed' }]);
  });

  // A server does this by itself, and may have done it before the test has looked.
  test.runIf(inject('databaseKind') === 'embedded')(
    'a table that has grown, or has much left over, is looked through, and then not again',
    async () => {
      const knownRows = async () =>
        (await database()
          .$queryRaw`select reltuples from pg_class where relname = 'search_word'`) as {
          reltuples: number;
        }[];
      // What was counted is told to others within a second, by PostgreSQL's own habit.
      const until = (check: (tables: string[]) => void) =>
        vi.waitFor(async () => check(await lookThroughTables(url())), 5000);
      const isQuiet = (tables: string[]) => expect(tables).toEqual([]);
      const hasGrown = (tables: string[]) => expect(tables).toContain('public.search_word');
      await until(isQuiet);
      await database().$executeRaw`
        insert into search_word (word, documents) select 'word' || n, 1 from generate_series(1, 900) n`;
      await until(hasGrown);
      expect(await knownRows()).toEqual([{ reltuples: 900 }]);
      await until(isQuiet);
      await database().$executeRaw`delete from search_word where word < 'word6'`;
      await until(hasGrown);
      await until(isQuiet);
    },
  );
});

test('nothing is asked for where no jobs are taken', async () => {
  const asked = enqueue({} as never, plain, { n: 1 });
  await expect(asked).rejects.toThrow(/before jobs were started/);
});

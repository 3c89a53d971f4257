/**
 * Hears of every change that was committed to the database, whoever made it: no row is missed, also
 * one whose transaction began early and committed late. Its questions double as the proof of life of
 * the database.
 */
import pg from 'pg';
import { changesChannel } from '#lib/changes.ts';
import { errorText } from './start-up-problem.ts';

export type ChangesListenerOptions = {
  url: string;
  /** Whether the database can `NOTIFY`; the embedded one cannot, and is only asked. */
  canNotify: boolean;
  onTags: (tags: string[]) => void;
  /** News may have been missed: nothing that was kept can be trusted. */
  onGap: () => void;
  onAnswer?: () => void;
  onFailure?: (reason: string) => void;
  pollMs?: number;
  /** How long the database may take to answer before it counts as gone. */
  timeoutMs?: number;
  now?: () => number;
};

export type ChangesListener = {
  /** Resolves after the first answer: from then on nothing is missed. */
  ready: Promise<void>;
  /** Rows this process has made and applied itself. */
  ignore: (ids: readonly string[]) => void;
  /** Asks now instead of at the next turn. */
  checkNow: () => void;
  stop: () => Promise<void>;
};

/** Rows are kept for a day; whoever was away this long starts afresh anyway. */
const longestAbsenceMs = 10 * 60_000;
const pruneEveryMs = 60 * 60_000;

/**
 * Rows of transactions that had not ended when we last looked. `xmin` is the oldest of those: what is
 * below was visible then. Both come from one statement, and so from one snapshot.
 */
const newRows = `
  select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, row.id::text, row.tag,
         row.transaction::text
  from (select 1) as always
  left join changed_tag as row on row.transaction >= $1::bigint
  order by row.id`;

type Row = { horizon: string; id: string | null; tag: string | null; transaction: string | null };

export function listenForChanges(options: ChangesListenerOptions): ChangesListener {
  const { pollMs = 500, timeoutMs = 1000, now = Date.now } = options;
  const first = Promise.withResolvers<void>();
  let client: pg.Client | undefined;
  let stopped = false;
  let horizon: bigint | undefined;
  let seen = new Set<string>();
  let own = new Set<string>();
  let lastAnswer = 0;
  let lastPrune = now();
  let wake: () => void = () => {};
  let woken = false;

  function checkNow() {
    woken = true;
    wake();
  }

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: options.url,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      keepAlive: true,
    });
    fresh.on('error', (error) => lose(fresh, error));
    fresh.on('end', () => lose(fresh, new Error('The database closed the connection.')));
    fresh.on('notification', checkNow);
    try {
      await fresh.connect();
      if (options.canNotify) await fresh.query(`LISTEN ${changesChannel}`);
      return fresh;
    } catch (error) {
      void fresh.end().catch(() => {});
      throw error;
    }
  }

  function lose(which: pg.Client, error: unknown) {
    if (stopped || client !== which) return;
    client = undefined;
    void which.end().catch(() => {});
    options.onFailure?.(errorText(error));
    checkNow();
  }

  async function ask(): Promise<void> {
    client ??= await connect();
    const asked = client;
    try {
      const { rows } = await asked.query<Row>(newRows, [String(horizon ?? 0n)]);
      hear(rows);
      if (now() - lastPrune > pruneEveryMs) {
        lastPrune = now();
        await asked.query(`delete from changed_tag where at < now() - interval '1 day'`);
      }
    } catch (error) {
      lose(asked, error);
    }
  }

  function hear(rows: Row[]) {
    const next = BigInt(rows[0]?.horizon ?? '0');
    const wasAway = horizon !== undefined && now() - lastAnswer > longestAbsenceMs;
    // A database that was put back to an earlier state counts its transactions again.
    const wentBack = horizon !== undefined && next < horizon;
    const isFirst = horizon === undefined;
    const tags = new Set<string>();
    const still = new Set<string>();
    for (const { id, tag, transaction } of rows) {
      if (id === null || tag === null || transaction === null) continue;
      if (!seen.has(id) && !own.delete(id)) tags.add(tag);
      if (BigInt(transaction) >= next) still.add(id);
    }
    seen = still;
    horizon = next;
    lastAnswer = now();
    options.onAnswer?.();
    if (wasAway || wentBack) options.onGap();
    else if (!isFirst && tags.size > 0) options.onTags([...tags]);
    if (isFirst) first.resolve();
  }

  async function run() {
    while (!stopped) {
      woken = false;
      await ask().catch((error) => options.onFailure?.(errorText(error)));
      if (!stopped && !(woken && client)) await pause();
    }
    const last = client;
    client = undefined;
    await last?.end().catch(() => {});
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        // A lost connection waits its turn, lest a dead server be asked in a tight loop.
        if (!client && !stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    ready: first.promise,
    ignore(ids) {
      if (own.size > 10_000) own = new Set();
      for (const id of ids) if (!seen.has(id)) own.add(id);
    },
    checkNow,
    async stop() {
      stopped = true;
      checkNow();
      await running;
    },
  };
}

/**
 * Which workers live, on a PostgreSQL server: each holds an advisory lock, which the server lets go the
 * moment its connection ends. What a dead worker left is seen at once; one that only lost its connection
 * loses nothing by that, because every step of a letter asks for its claim again.
 */
import pg from 'pg';

/** Names our locks among others of the database. */
export const presenceLock = 7_361_802;

export type Presence = {
  /** This worker's number: its claims begin with it. */
  worker: number;
  /** Waits until the lock is held. Throws when the database cannot be reached. */
  hold: () => Promise<void>;
  letGo: () => Promise<void>;
};

export function createPresence(url: string, worker: number): Presence {
  let holding: Promise<pg.Client> | null = null;
  let isOver = false;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'standfirst sending',
      connectionTimeoutMillis: 2000,
      keepAlive: true,
    });
    const lost = () => {
      holding = null;
      // Others would take this worker for dead: back as soon as can be, and at every ring anyway.
      if (!isOver) setTimeout(() => void hold().catch(() => {}), 500).unref();
    };
    client.on('error', () => {});
    await client.connect();
    client.once('end', lost);
    try {
      await client.query('select pg_advisory_lock_shared($1, $2)', [presenceLock, worker]);
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  async function hold(): Promise<void> {
    if (isOver) return;
    holding ??= connect();
    const held = holding;
    await held.catch((error) => {
      if (holding === held) holding = null;
      throw error;
    });
  }

  return {
    worker,
    hold,
    async letGo() {
      isOver = true;
      const client = await holding?.catch(() => null);
      await client?.end();
    },
  };
}

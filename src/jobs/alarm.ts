/**
 * Rings every second for what is due at a time. What is due stands in the tables: a ring that was
 * missed, or came twice, or came to two processes at once, changes nothing.
 */
export type Alarm = { stop: () => Promise<void> };

type AlarmOptions = {
  /** Does what is due now. */
  ring: () => Promise<void>;
  /** Hears of the first failure of a row: a database that is away is one piece of news. */
  onFailure: (error: unknown) => void;
  everyMs?: number;
};

/** The first ring is at once, for what came due while no process ran. Rings never overlap. */
export function startAlarm({ ring, onFailure, everyMs = 1000 }: AlarmOptions): Alarm {
  let stopped = false;
  let isFailing = false;
  let wake = () => {};
  const failed = (error: unknown) => {
    if (!isFailing) onFailure(error);
    isFailing = true;
  };
  async function run(): Promise<void> {
    while (!stopped) {
      await ring().then(() => {
        isFailing = false;
      }, failed);
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

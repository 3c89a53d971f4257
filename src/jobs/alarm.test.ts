import { expect, test } from 'vitest';
import { startAlarm } from './alarm.ts';

test('it rings at once and again, one at a time, and says once that it fails', async () => {
  const failures: unknown[] = [];
  const done = Promise.withResolvers<void>();
  let [rings, inside] = [0, 0];
  const alarm = startAlarm({
    everyMs: 1,
    async ring() {
      rings += 1;
      inside += 1;
      await Promise.resolve();
      expect(inside).toBe(1);
      inside -= 1;
      if (rings === 2 || rings === 3 || rings === 5) throw new Error(`ring ${rings}`);
      if (rings === 6) done.resolve();
    },
    onFailure: (error) => failures.push(error),
  });
  await done.promise;
  await alarm.stop();
  const after = rings;
  expect(failures).toEqual([new Error('ring 2'), new Error('ring 5')]);
  await Promise.resolve();
  expect(rings).toBe(after);
});

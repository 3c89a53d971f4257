import { afterEach, expect, test, vi } from 'vitest';
import { collectDependencies } from './depends-on.ts';
import { beginRemembering, forget, remembered } from './remembered.ts';

afterEach(() => forget());

test('a process that hears of no changes reads each time', async () => {
  const read = vi.fn(async () => 'now');
  await remembered('sections', { tags: ['publication'], read });
  await remembered('sections', { tags: ['publication'], read });
  expect(read).toHaveBeenCalledTimes(2);
});

test('what was read is kept until it changes, and who shows it depends on it each time', async () => {
  beginRemembering();
  let text = 'one';
  const ask = async () => {
    const tags = new Set<string>();
    const read = async () => text;
    const said = await collectDependencies(tags, () =>
      remembered('sections', { tags: ['publication'], read }),
    );
    return [said, ...tags];
  };
  expect(await ask()).toEqual(['one', 'publication']);
  text = 'two';
  forget(['article:1']);
  expect(await ask()).toEqual(['one', 'publication']);
  forget(['publication']);
  expect(await ask()).toEqual(['two', 'publication']);
});

test('what changes while it is read is not kept, and neither is a failure', async () => {
  beginRemembering();
  const slow = Promise.withResolvers<string>();
  const first = remembered('promos', { tags: ['promos'], read: () => slow.promise });
  forget(['promos']);
  slow.resolve('old');
  expect(await first).toBe('old');
  const fail = remembered('promos', { tags: ['promos'], read: () => Promise.reject(new Error()) });
  await expect(fail).rejects.toThrow();
  expect(await remembered('promos', { tags: ['promos'], read: async () => 'new' })).toBe('new');
});

/**
 * `test` for stories at the desk: one running desk, `desk`, is shared by all that a worker tells, so each
 * story brings its own staff and stories and minds only those. Nobody enters as an owner: the first one comes
 * in by the link that the start printed, in `desk-accounts.spec.ts`. A page error fails the story.
 */
import { test as base, expect } from '@playwright/test';
import { type DeskServer, startDeskServer } from './desk-server.ts';

export { expect };

export const test = base.extend<{ noPageErrors: undefined }, { desk: DeskServer }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use, { parallelIndex }) => {
      const desk = await startDeskServer(3363 + parallelIndex);
      await use(desk);
      await desk.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: async ({ desk }, use) => use(desk.url),
  noPageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().message));
      await use(undefined);
      expect(errors, 'errors of the pages').toEqual([]);
    },
    { auto: true },
  ],
});

/** The letters a test causes: they take the road of the product, through its job, into its outbox. */
import type { JobQueue } from '#lib/jobs.ts';
import { setJobQueue } from '#lib/jobs.ts';
import { findKept, listOutbox, mailHandlers, readLetter } from '#mail/index.ts';
import { expectGoodMails } from './good-mail.ts';

type Asked = Parameters<JobQueue['send']>[1];

/** Takes jobs from now on. `sent` does those of mail and reads what came of them, oldest first; each is as mail has to be. */
export function takeLetters() {
  const asked: Asked[] = [];
  let read = new Set<string>();
  setJobQueue({
    async send(_, request) {
      asked.push(request);
    },
  });
  return {
    async sent() {
      for (const { name, data } of asked.splice(0)) {
        const handler = mailHandlers.find(({ kind }) => kind.name === name);
        await handler?.run(data, AbortSignal.timeout(10_000));
      }
      const kept = (await listOutbox(500)).filter(({ name }) => !read.has(name)).reverse();
      read = new Set([...read, ...kept.map(({ name }) => name)]);
      const sources = await Promise.all(kept.map(({ name }) => findKept(name)));
      await expectGoodMails(sources.flatMap((source) => source ?? []));
      const letters = await Promise.all(kept.map(({ name }) => readLetter(name)));
      return letters.flatMap((letter) => letter ?? []);
    },
  };
}

/** The value of a parameter in the first address of a letter that has it. */
export function linked(letter: { text: string } | undefined, parameter: string): string {
  const found = new RegExp(`[?&]${parameter}=([^\\s&]+)`).exec(letter?.text ?? '')?.[1];
  if (!found) throw new Error(`The letter has no address with ${parameter}.`);
  return found;
}

/**
 * What a document showed, noted by the reads that showed it. A read that forgets to say so would let
 * a stale document live for ever, so the reads of the rooms call this before they query.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from './process-wide.ts';

type Collector = { tags: Set<string> };

const untilPrefix = 'until:';

const storage = processWide('dependencies', () => new AsyncLocalStorage<Collector>());

/**
 * Says that what is being rendered shows this, for example `article:42` or `list:section:7`.
 *
 * It counts for the whole render: also a change that committed before this was called, but after the
 * render began, drops the document. Outside a render it does nothing.
 */
export function dependsOn(...tags: string[]): void {
  const collector = storage.getStore();
  if (!collector) return;
  for (const tag of tags) collector.tags.add(tag);
}

/**
 * Says that what is being rendered is true until this moment only, such as a list of two days' news.
 * The earliest moment that was said counts.
 */
export function isTrueUntil(moment: Date): void {
  dependsOn(`${untilPrefix}${moment.getTime()}`);
}

/** The earliest moment among these tags, in milliseconds, or undefined when time changes nothing. */
export function earliestEnd(tags: Iterable<string>): number | undefined {
  let earliest: number | undefined;
  for (const tag of tags) {
    if (!tag.startsWith(untilPrefix)) continue;
    const moment = Number(tag.slice(untilPrefix.length));
    if (earliest === undefined || moment < earliest) earliest = moment;
  }
  return earliest;
}

/**
 * Runs a render and fills `tags` with what it depends on, while it runs. It is awaited in here: what
 * `render` returns may begin only when it is asked for its result, and must not begin outside.
 */
export function collectDependencies<T>(
  tags: Set<string>,
  render: () => PromiseLike<T>,
): Promise<T> {
  return storage.run({ tags }, async () => await render());
}

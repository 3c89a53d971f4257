/** What the routes of one story share: what its address says, and what holds a story as a conflict. */
import { z } from 'zod';
import type { Result } from '../desk-route.ts';

const counted = z.coerce.number().int().positive().max(2_147_483_647);

export const storyParams = z.object({ id: counted });
export const revisionParams = z.object({ id: counted, number: counted });

/** A moment as the browser sends it, with its zone. */
export const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const conflicts = new Set([
  'refused',
  'moved-on',
  'embargoed-until',
  'unchanged',
  'not-live',
  'not-published',
  'not-scheduled',
  'not-withdrawn',
  'no-way',
]);

/**
 * The answer of an operation that a story's state may stand against: 409, with the operation's kind and
 * what it says, so that the screen can say why.
 */
export function storyAnswer(result: Exclude<Result, Response> & { kind: string }): Result {
  if (!conflicts.has(result.kind)) return result;
  return Response.json({ ok: false, ...result }, { status: 409 });
}

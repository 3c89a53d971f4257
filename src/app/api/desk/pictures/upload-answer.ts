import type { ReceiveResult } from '#media/index.ts';
import type { Result } from '../desk-route.ts';

/** A refused file as a problem of the field `file`; a full disk is the server's trouble: 507. */
export function uploadAnswer(result: ReceiveResult): Result {
  if (result.kind !== 'refused') return result;
  const problems = [{ field: 'file', code: result.code }];
  if (result.code === 'no-room') return Response.json({ problems }, { status: 507 });
  return { kind: 'invalid', problems };
}

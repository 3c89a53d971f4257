/**
 * Segments: filters of the audience under a name, shared by the desk. Whoever fits at the moment of
 * sending gets the issue. A segment that a draft names cannot be taken away, or it would go to everybody.
 */
import { type Actor, record } from '#accounts/index.ts';
import { database, type Sql, sql, type Transaction } from '#lib/database.ts';
import { maySeeAudience } from '../policy.ts';
import { type SegmentFilter, segmentFilterSchema } from '../pure.ts';
import { matching } from './matching.ts';

/** `filter` is null when a later version wrote what this one does not understand. */
export type NamedSegment = { id: number; name: string; filter: SegmentFilter | null };

const mostSegments = 200;

/** By name. */
export async function listSegments(): Promise<NamedSegment[]> {
  const rows = await database().segment.findMany({
    select: { id: true, name: true, filter: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ filter, ...row }) => {
    const known = segmentFilterSchema.safeParse(filter);
    return { ...row, filter: known.success ? known.data : null };
  });
}

type Saved =
  | { kind: 'saved'; id: number }
  | { kind: 'forbidden' }
  | { kind: 'invalid'; problems: { field: 'name'; code: 'too-many' }[] };

/** Under a name that is taken, it takes the place of what had it. */
export async function saveSegment(
  actor: Actor,
  { name, filter, at }: { name: string; filter: SegmentFilter; at: Date },
): Promise<Saved> {
  if (!maySeeAudience(actor)) return { kind: 'forbidden' };
  return database().$transaction(async (tx) => {
    const before = await tx.segment.findUnique({ where: { name }, select: { filter: true } });
    if (!before && (await tx.segment.count()) >= mostSegments) {
      return { kind: 'invalid', problems: [{ field: 'name', code: 'too-many' }] };
    }
    const { id } = await tx.segment.upsert({
      where: { name },
      create: { name, filter, createdAt: at, createdBy: actor.name },
      update: { filter },
      select: { id: true },
    });
    const known = segmentFilterSchema.safeParse(before?.filter);
    await record(tx, {
      actor,
      action: 'segment.save',
      subject: `segment:${id}`,
      ...(known.success ? { before: known.data } : {}),
      after: { name, ...filter },
    });
    return { kind: 'saved', id };
  });
}

/** `conflict`: a draft is to go to it. What was sent keeps the segment's name. */
export async function removeSegment(
  actor: Actor,
  id: number,
): Promise<{ kind: 'removed' | 'absent' | 'conflict' | 'forbidden' }> {
  if (!maySeeAudience(actor)) return { kind: 'forbidden' };
  return database().$transaction(async (tx) => {
    const found = await tx.segment.findUnique({ where: { id }, select: { name: true } });
    if (!found) return { kind: 'absent' };
    const drafts = await tx.newsletterIssue.count({ where: { segmentId: id, status: 'draft' } });
    if (drafts > 0) return { kind: 'conflict' };
    await tx.newsletterIssue.updateMany({ where: { segmentId: id }, data: { segmentId: null } });
    await tx.segment.delete({ where: { id } });
    await record(tx, {
      actor,
      action: 'segment.remove',
      subject: `segment:${id}`,
      before: { name: found.name },
    });
    return { kind: 'removed' };
  });
}

export type FoundSegment = { name: string | null; where: Sql };

/**
 * Who fits a segment, as a condition on the subscriber `s`; everybody when there is none. Nobody fits a
 * filter that is not understood: less is sent then, never more.
 */
export async function segmentCondition(
  id: number | null,
  { at, tx = database() }: { at: Date; tx?: Transaction },
): Promise<FoundSegment> {
  if (id === null) return { name: null, where: sql`true` };
  const found = await tx.segment.findUnique({
    where: { id },
    select: { name: true, filter: true },
  });
  const known = segmentFilterSchema.safeParse(found?.filter);
  return {
    name: found?.name ?? null,
    where: known.success ? matching(known.data, at) : sql`false`,
  };
}

/**
 * The audit log: what was done at the desk, written in the transaction that did it. An entry is never
 * changed or removed; the database refuses both.
 */
import type { Transaction } from '#lib/database.ts';
import type { Actor } from './pure.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

export type AuditRecord = {
  /** Null when the product itself did it, for example a job that was due. */
  actor: Pick<Actor, 'staffId' | 'name'> | null;
  /** What was done: a noun and a verb, such as `story.publish`. */
  action: `${string}.${string}`;
  /** To what: `story:42`, `staff:…`, `picture:…`. */
  subject: `${string}:${string | number}`;
  /** What it was and what it became: only what changed, never a password, token or body of text. */
  before?: Json | undefined;
  after?: Json | undefined;
};

/** Writes one entry. It commits with the change it tells of, or not at all. */
export async function record(tx: Transaction, entry: AuditRecord): Promise<void> {
  const { actor, action, subject, before, after } = entry;
  await tx.auditEntry.create({
    data: {
      staffId: actor?.staffId ?? null,
      actorName: actor?.name ?? 'Standfirst',
      action,
      subject,
      ...(before === undefined || before === null ? {} : { before }),
      ...(after === undefined || after === null ? {} : { after }),
    },
    select: { id: true },
  });
}

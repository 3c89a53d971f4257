/** Reads of the audit log, newest first, a page at a time. For publishers and owners only. */
import { database } from '#lib/database.ts';
import { mayReadAudit } from './policy.ts';
import type { Actor } from './pure.ts';

export type AuditFilter = {
  staffId?: string | undefined;
  /** The start of an action: `story` finds `story.publish`. */
  action?: string | undefined;
  subject?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
};

export type AuditLine = {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
};

export type AuditPage =
  | {
      kind: 'page';
      lines: AuditLine[] /** Where the next page starts, if there is one. */;
      next: string | null;
    }
  | { kind: 'forbidden' };

export const auditPageSize = 100;

type Options = { filter?: AuditFilter; before?: string | undefined; take?: number };

export async function listAudit(actor: Actor, options: Options = {}): Promise<AuditPage> {
  if (!mayReadAudit(actor)) return { kind: 'forbidden' };
  const { filter = {}, before, take = auditPageSize } = options;
  const rows = await database().auditEntry.findMany({
    where: {
      ...(before === undefined ? {} : { id: { lt: BigInt(before) } }),
      ...(filter.staffId ? { staffId: filter.staffId } : {}),
      ...(filter.action ? { action: { startsWith: filter.action } } : {}),
      ...(filter.subject ? { subject: filter.subject } : {}),
      at: {
        ...(filter.from ? { gte: filter.from } : {}),
        ...(filter.until ? { lt: filter.until } : {}),
      },
    },
    orderBy: { id: 'desc' },
    take: take + 1,
    select: {
      id: true,
      at: true,
      actorName: true,
      action: true,
      subject: true,
      before: true,
      after: true,
    },
  });
  const lines = rows
    .slice(0, take)
    .map(({ id, actorName, ...row }) => ({ id: String(id), actor: actorName, ...row }));
  return { kind: 'page', lines, next: rows.length > take ? (lines.at(-1)?.id ?? null) : null };
}

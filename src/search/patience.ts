/** How long one question may take on a server; the embedded database has no such clock. */
import type { Transaction } from '#lib/database.ts';

/**
 * From here on a statement of `tx` ends after `ms`, and nothing is compiled, which would take longer than
 * these do.
 */
export async function limitTime(tx: Transaction, ms: number): Promise<void> {
  await tx.$queryRaw`
    select set_config('statement_timeout', ${String(ms)}, true), set_config('jit', 'off', true)`;
}

/** Whether `error` is PostgreSQL's word for a statement that took longer than it was allowed to. */
export function isOutOfPatience(error: unknown): boolean {
  return error instanceof Error && /57014|statement timeout/.test(error.message);
}

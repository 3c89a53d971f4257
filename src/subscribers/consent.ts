/** The evidence of what somebody agreed to or took back: when, where, which text, from which form. */
import type { Transaction } from '#lib/database.ts';

export type ConsentKind =
  | 'asked'
  | 'confirmed'
  | 'left'
  | 'paused'
  | 'resumed'
  | 'address_changed'
  | 'imported';

/** Where on the site something was said. */
export type Where = { form: string; page: string };

type Evidence = Where & { letter: string; text: string };

/** Writes one entry for each; an entry is never changed. */
export async function recordConsent(
  tx: Transaction,
  { subscriberId, kind, at }: { subscriberId: number; kind: ConsentKind; at: Date },
  evidence: Evidence[],
): Promise<void> {
  await tx.consent.createMany({
    data: evidence.map((one) => ({ ...one, subscriberId, kind, at })),
  });
}

/** The words a letter was promised with. */
export function promiseOf(letter: { name: string; promise: string; schedule: string }): string {
  return `${letter.name}: ${letter.promise} (${letter.schedule})`;
}

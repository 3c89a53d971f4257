/** What the publisher demands of those who sign in. */
import { database } from '#lib/database.ts';
import { mayChangeSignInPolicy } from './policy.ts';
import type { Actor, Role } from './pure.ts';
import { record } from './record.ts';

export type SignInPolicy = { twoFactorFrom: Role | null };

export async function readSignInPolicy(): Promise<SignInPolicy> {
  const row = await database().signInPolicy.findFirst({ select: { twoFactorFrom: true } });
  return { twoFactorFrom: row?.twoFactorFrom ?? null };
}

/**
 * Demands a second factor of a role and those above it. Whoever makes the rule needs one already, so
 * that nobody locks themselves out with it.
 */
export async function changeSignInPolicy({
  actor,
  twoFactorFrom,
}: {
  actor: Actor;
  twoFactorFrom: Role | null;
}) {
  if (!mayChangeSignInPolicy(actor)) return { kind: 'forbidden' } as const;
  return database().$transaction(async (tx) => {
    const own = await tx.staff.findUniqueOrThrow({
      where: { id: actor.staffId },
      select: { twoFactorEnabled: true, _count: { select: { passkeys: true } } },
    });
    if (twoFactorFrom && !own.twoFactorEnabled && own._count.passkeys === 0) {
      const problems = [{ field: 'twoFactorFrom', code: 'own-first' }];
      return { kind: 'invalid', problems } as const;
    }
    const before = await tx.signInPolicy.findFirst({ select: { twoFactorFrom: true } });
    await tx.signInPolicy.upsert({
      where: { id: 1 },
      create: { id: 1, twoFactorFrom },
      update: { twoFactorFrom },
    });
    await record(tx, {
      actor,
      action: 'settings.second-factor',
      subject: 'settings:sign-in',
      before: { from: before?.twoFactorFrom ?? null },
      after: { from: twoFactorFrom },
    });
    return { kind: 'changed' } as const;
  });
}

/** Somebody comes in by their link, chooses a name and a password, and is a member of staff. */
import { database, type Transaction } from '#lib/database.ts';
import { isCommonPassword } from './common-passwords.ts';
import { findLink, spendLink } from './links.ts';
import { hashPassword } from './passwords.ts';
import type { Role } from './pure.ts';
import { record } from './record.ts';

export type Welcome = { role: Role; email: string | null; name: string | null };

/** What a link offers, for the page it opens; null when it opens nothing. It is not spent by looking. */
export async function findWelcome(token: string, at: Date): Promise<Welcome | null> {
  const link = await findLink(database(), token, at);
  if (!link || link.kind === 'reset' || !link.role) return null;
  return { role: link.role, email: link.email, name: link.name };
}

type Asked = { token: string; email?: string | undefined; name: string; password: string };

export type WelcomeResult =
  | { kind: 'joined'; staffId: string; email: string }
  | { kind: 'absent' }
  | { kind: 'invalid'; problems: { field: string; code: string }[] };

const invalid = (field: string, code: string): WelcomeResult => ({
  kind: 'invalid',
  problems: [{ field, code }],
});

/** Makes the member of staff a link is for. An invitation's address is the one it was sent to. */
export async function acceptWelcome(asked: Asked, at: Date): Promise<WelcomeResult> {
  const { token, name, password } = asked;
  const offered = await findWelcome(token, at);
  if (!offered) return { kind: 'absent' };
  const email = offered.email ?? asked.email;
  if (!email) return invalid('email', 'missing');
  if (isCommonPassword(password, [email, name])) return invalid('password', 'common');
  const hash = await hashPassword(password);
  return database().$transaction(async (tx) => {
    if ((await tx.staff.count({ where: { email } })) > 0) return invalid('email', 'taken');
    const link = await spendLink(tx, token, at);
    if (!link?.role) return { kind: 'absent' };
    if (link.kind === 'first_owner' && (await hasOwner(tx))) return { kind: 'absent' };
    const staff = await tx.staff.create({
      data: { name, email, role: link.role, personId: link.personId },
      select: { id: true },
    });
    await tx.staffCredential.create({
      data: {
        staffId: staff.id,
        accountId: staff.id,
        providerId: 'credential',
        password: hash,
      },
    });
    await record(tx, {
      actor: { staffId: staff.id, name },
      action: 'staff.join',
      subject: `staff:${staff.id}`,
      after: { role: link.role, by: link.kind },
    });
    return { kind: 'joined', staffId: staff.id, email };
  });
}

async function hasOwner(tx: Transaction): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('first owner'))`;
  return (await tx.staff.count({ where: { role: 'owner' } })) > 0;
}

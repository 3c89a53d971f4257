/** Everything that happened with one person, in one line of time: for the desk to answer a question with. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import type { ConsentKind } from '../consent.ts';
import { maySeeAudience } from '../policy.ts';
import type { SuppressionReason } from '../pure.ts';
import { addressSubject } from './suppressions.ts';

/** One thing that happened. `detail` is what was said or answered then. */
export type Happening = { at: Date; detail: string } & (
  | { kind: 'consent'; what: ConsentKind; letter: string; form: string; page: string }
  | { kind: 'delivery'; state: string; issue: IssueName }
  | { kind: 'bounce'; how: 'hard' | 'soft'; issue: IssueName }
  | { kind: 'complaint' | 'opened' | 'clicked'; issue: IssueName }
  | { kind: 'feedback'; isMore: boolean; issue: IssueName }
  | { kind: 'suppressed'; reason: SuppressionReason; by: string | null }
  | { kind: 'suppression-added' | 'suppression-lifted'; by: string }
);

export type IssueName = { id: number; letter: string; slug: string; subject: string };

export type PersonHistory = {
  kind: 'found';
  id: number;
  email: string;
  createdAt: Date;
  pausedUntil: Date | null;
  suppressed: { reason: SuppressionReason; note: string; at: Date } | null;
  letters: { name: string; status: 'pending' | 'confirmed' | 'left'; promise: string }[];
  happenings: Happening[];
  /** Whether there is more than is listed. */
  isCut: boolean;
};

const most = 500;

/** One person with what happened, the newest first. */
export async function findPerson(
  actor: Actor,
  id: number,
  at: Date,
): Promise<PersonHistory | { kind: 'forbidden' } | { kind: 'absent' }> {
  if (!maySeeAudience(actor)) return { kind: 'forbidden' };
  const person = await database().subscriber.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      createdAt: true,
      pausedUntil: true,
      subscriptions: {
        select: { status: true, promise: true, newsletter: { select: { name: true } } },
        orderBy: { newsletter: { position: 'asc' } },
      },
    },
  });
  if (!person) return { kind: 'absent' };
  const [suppressed, ...lists] = await Promise.all([
    database().suppression.findUnique({ where: { email: person.email } }),
    consents(id),
    deliveries(id),
    suppressions(person.email),
  ]);
  const happenings: Happening[] = [
    ...lists.flat(),
    ...(suppressed
      ? [
          {
            kind: 'suppressed' as const,
            at: suppressed.at,
            reason: suppressed.reason,
            by: suppressed.addedBy,
            detail: suppressed.note,
          },
        ]
      : []),
  ].toSorted((one, other) => other.at.getTime() - one.at.getTime());
  const { subscriptions, pausedUntil, ...rest } = person;
  return {
    kind: 'found',
    ...rest,
    pausedUntil: pausedUntil && pausedUntil > at ? pausedUntil : null,
    suppressed: suppressed
      ? { reason: suppressed.reason, note: suppressed.note, at: suppressed.at }
      : null,
    letters: subscriptions.map(({ newsletter, ...row }) => ({ ...row, name: newsletter.name })),
    happenings: happenings.slice(0, most),
    isCut: happenings.length > most,
  };
}

async function consents(subscriberId: number): Promise<Happening[]> {
  const rows = await database().consent.findMany({
    where: { subscriberId },
    select: { at: true, kind: true, letter: true, form: true, page: true, text: true },
    orderBy: { id: 'desc' },
    take: most,
  });
  return rows.map(({ kind: what, text: detail, ...row }) => ({
    kind: 'consent',
    what,
    detail,
    ...row,
  }));
}

async function deliveries(subscriberId: number): Promise<Happening[]> {
  const rows = await database().delivery.findMany({
    where: { subscriberId },
    select: {
      state: true,
      response: true,
      settledAt: true,
      firstTryAt: true,
      bouncedAt: true,
      bounceKind: true,
      complainedAt: true,
      openedAt: true,
      clickedAt: true,
      feedback: { select: { at: true, isMore: true, article: { select: { slug: true } } } },
      issue: {
        select: {
          id: true,
          subject: true,
          frozenAt: true,
          newsletter: { select: { name: true, slug: true } },
        },
      },
    },
    orderBy: { id: 'desc' },
    take: most,
  });
  return rows.flatMap((row): Happening[] => {
    const { newsletter, frozenAt, ...named } = row.issue;
    const issue = { ...named, letter: newsletter.name, slug: newsletter.slug };
    const when = row.settledAt ?? row.firstTryAt ?? frozenAt;
    const plain = (kind: 'complaint' | 'opened' | 'clicked', at: Date | null): Happening[] =>
      at ? [{ kind, at, issue, detail: '' }] : [];
    return [
      ...(when
        ? [
            {
              kind: 'delivery' as const,
              at: when,
              state: row.state,
              issue,
              detail: row.response ?? '',
            },
          ]
        : []),
      ...(row.bouncedAt && row.bounceKind
        ? [
            {
              kind: 'bounce' as const,
              at: row.bouncedAt,
              how: row.bounceKind,
              issue,
              detail: '',
            },
          ]
        : []),
      ...plain('complaint', row.complainedAt),
      ...plain('opened', row.openedAt),
      ...plain('clicked', row.clickedAt),
      ...row.feedback.map(({ at, isMore, article }) => ({
        kind: 'feedback' as const,
        at,
        isMore,
        issue,
        detail: article.slug,
      })),
    ];
  });
}

/** What the desk did about the address; the log knows it by its hash. */
async function suppressions(email: string): Promise<Happening[]> {
  const rows = await database().auditEntry.findMany({
    where: { subject: addressSubject(email) },
    select: { at: true, actorName: true, action: true, after: true },
    orderBy: { id: 'desc' },
    take: most,
  });
  return rows.map(({ at, actorName, action, after }) => ({
    kind: action === 'suppression.add' ? 'suppression-added' : 'suppression-lifted',
    at,
    by: actorName,
    detail: saidIn(after),
  }));
}

function saidIn(after: unknown): string {
  if (typeof after !== 'object' || after === null) return '';
  const said = 'note' in after ? after.note : 'reason' in after ? after.reason : '';
  return typeof said === 'string' ? said : '';
}

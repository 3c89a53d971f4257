/** Writes what happened to a story, for people in its history and for the audit log, in one go. */
import { type Actor, record } from '#accounts/index.ts';
import type { Transaction } from '#lib/database.ts';

export const eventKinds = [
  'moved',
  'assigned',
  'due',
  'published',
  'scheduled',
  'unscheduled',
  'withdrawn',
  'restored',
  'withdrawal_planned',
  'embargoed',
  'legal_opened',
  'legal_closed',
  'stop_overridden',
  'missed',
] as const;
export type EventKind = (typeof eventKinds)[number];

type Details = Record<string, string | number | boolean | null | string[]>;

export type StoryEvent = {
  articleId: number;
  kind: EventKind;
  /** Null when the clock did it. */
  actor: Pick<Actor, 'staffId' | 'name'> | null;
  at: Date;
  /** The number of the revision it was about. */
  revision?: number | undefined;
  note?: string | undefined;
  details?: Details | undefined;
};

/** It commits with the change it tells of, or not at all. */
export async function recordEvent(tx: Transaction, event: StoryEvent): Promise<void> {
  const { articleId, kind, actor, at, revision, note, details } = event;
  await tx.articleEvent.create({
    data: {
      articleId,
      kind,
      at,
      actorId: actor?.staffId ?? null,
      actorName: actor?.name ?? null,
      revision: revision ?? null,
      note: note ?? null,
      ...(details ? { details } : {}),
    },
    select: { id: true },
  });
  await record(tx, {
    actor,
    action: `story.${kind}`,
    subject: `story:${articleId}`,
    after: { ...details, revision, note },
  });
}

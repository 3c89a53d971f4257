/** Makes a revision live and clears what was planned for it: the one way for every hand and for the clock. */
import type { Actor } from '#accounts/index.ts';
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import type { StoryAtDesk } from '../drafts/story-at-desk.ts';
import { type EventKind, recordEvent } from '../record-event.ts';
import { showRevision } from '../show-revision.ts';
import { notScheduled } from './not-scheduled.ts';

type PutLive = {
  /** Locked. */
  story: StoryAtDesk;
  revision: { id: number; number: number };
  /** Null when it was due. */
  actor: Pick<Actor, 'staffId' | 'name'> | null;
  at: Date;
  isMinor?: boolean | undefined;
  kind?: Extract<EventKind, 'published' | 'restored'>;
};

/** A head that is newer than what goes live stays on its way, as a draft when it had come furthest. */
export async function putLive(tx: Transaction, changed: Changed, putting: PutLive): Promise<void> {
  const { story, revision, actor, at, isMinor = false, kind = 'published' } = putting;
  const { id, headRevision: head, stage, withdrawAt } = story;
  await tx.article.update({ where: { id }, data: nothingPlanned, select: { id: true } });
  await showRevision(tx, changed, { articleId: id, revisionId: revision.id, at, isMinor });
  const rest = stage === 'scheduled' || stage === 'settled' ? 'draft' : stage;
  await tx.article.update({
    where: { id },
    data: { stage: head.id === revision.id ? 'settled' : rest, withdrawAt },
    select: { id: true },
  });
  await recordEvent(tx, {
    articleId: id,
    kind,
    actor,
    at,
    revision: revision.number,
    details: isMinor ? { isMinor } : undefined,
  });
}

/** No time to come out at, and no embargo: a live story has neither. */
const nothingPlanned = {
  stage: 'draft',
  ...notScheduled,
  embargoUntil: null,
  withdrawAt: null,
} as const;

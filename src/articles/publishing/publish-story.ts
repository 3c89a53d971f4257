/** Publishes a story's head, or a live story's changed head, now: all of it or nothing. */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { type NewCorrection, putCorrection } from '../corrections/add-correction.ts';
import { draftOf } from '../drafts/read-revision.ts';
import { lockStory, type StoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayCorrectStory, mayPublishStory } from '../policy.ts';
import { type Override, passGate, type Refused } from './gate.ts';
import { putLive } from './put-live.ts';

export type Publish = {
  actor: Actor;
  articleId: number;
  /** The number of the revision the editor has read. */
  revision: number;
  override?: Override | undefined;
  /** No reader needs to hear of this change. */
  isMinor?: boolean | undefined;
  /** What was wrong in the text readers know; it is with them as soon as the text that is right. */
  correction?: NewCorrection | undefined;
  at?: Date;
};

/** Why a story cannot go to readers now, or at the time asked for. */
export type Held =
  | Refused
  /** Somebody has saved since; `revision` is the head now. */
  | { kind: 'moved-on'; revision: number }
  | { kind: 'embargoed-until'; until: Date }
  /** Readers see this very revision. */
  | { kind: 'unchanged' }
  /** Readers never saw the story, so there is nothing to correct. */
  | { kind: 'not-published' }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export type PublishResult =
  | { kind: 'published'; revision: number; at: Date; url: string; isFirst: boolean }
  | Held;

export async function publishStory(wanted: Publish): Promise<PublishResult> {
  const { actor, articleId, isMinor, correction, at = now() } = wanted;
  return change(async (tx, changed) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    const held = await hold(tx, story, { ...wanted, at, goesAt: at });
    if (held) return held;
    const mayNot = correction ? mayNotCorrect(actor, story) : null;
    if (mayNot) return mayNot;
    const head = story.headRevision;
    await putLive(tx, changed, { story, revision: head, actor, at, isMinor });
    if (correction) await putCorrection(tx, changed, { actor, articleId, at, correction });
    return {
      kind: 'published',
      revision: head.number,
      at,
      url: `/${head.section.slug}/${head.slug}`,
      isFirst: story.firstPublishedAt === null,
    };
  });
}

/** Why a change cannot carry a correction; null when it can. */
export function mayNotCorrect(
  actor: Actor,
  { firstPublishedAt }: StoryAtDesk,
): Extract<Held, { kind: 'forbidden' | 'not-published' }> | null {
  if (!mayCorrectStory(actor)) return { kind: 'forbidden' };
  return firstPublishedAt ? null : { kind: 'not-published' };
}

type Going = Publish & { at: Date; goesAt: Date };

/** What keeps the head from readers at `goesAt`; null when nothing does. The row must be locked. */
export async function hold(
  tx: Parameters<typeof passGate>[0],
  story: StoryAtDesk,
  { actor, articleId, revision, override, at, goesAt }: Going,
): Promise<Held | null> {
  const { headRevision: head, embargoUntil, legalReason } = story;
  if (!mayPublishStory(actor)) return { kind: 'forbidden' };
  if (head.number !== revision) return { kind: 'moved-on', revision: head.number };
  if (story.liveRevision?.id === head.id) return { kind: 'unchanged' };
  if (embargoUntil && goesAt < embargoUntil)
    return { kind: 'embargoed-until', until: embargoUntil };
  const draft = draftOf(head);
  return passGate(tx, { articleId, revision, actor, override, at, draft, legalReason });
}

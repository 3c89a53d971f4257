/** A promise that a story waits: until the moment has passed nobody can publish it, whatever the hand. */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { mayEmbargoStory } from '../policy.ts';
import { recordEvent } from '../record-event.ts';

export type EmbargoResult =
  | { kind: 'embargoed'; until: Date }
  | { kind: 'lifted' }
  /** `live`: readers see it already. `scheduled`: it is to come out before; schedule it later first. */
  | { kind: 'invalid'; problems: { field: 'until'; code: 'past' | 'live' | 'scheduled' }[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Sets the embargo, moves it, or with null lifts it. */
export async function embargoStory({
  actor,
  articleId,
  until,
  note,
  at = now(),
}: {
  actor: Actor;
  articleId: number;
  until: Date | null;
  /** Who asked for it, or why it ends. */
  note?: string | undefined;
  at?: Date;
}): Promise<EmbargoResult> {
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    const { embargoUntil, publishAt, status, owned } = story;
    if (!mayEmbargoStory(actor, { ...owned, embargoUntil }, until)) return { kind: 'forbidden' };
    if (until && status === 'live') return invalid('live');
    if (until && until <= at) return invalid('past');
    if (until && publishAt && publishAt < until) return invalid('scheduled');
    await tx.article.update({
      where: { id: articleId },
      data: { embargoUntil: until },
      select: { id: true },
    });
    const details = { until: until?.toISOString() ?? null };
    await recordEvent(tx, { articleId, kind: 'embargoed', actor, at, note, details });
    return until ? { kind: 'embargoed', until } : { kind: 'lifted' };
  });
}

function invalid(code: 'past' | 'live' | 'scheduled'): EmbargoResult {
  return { kind: 'invalid', problems: [{ field: 'until', code }] };
}

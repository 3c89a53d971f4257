/**
 * An editor chooses what stands on a front. Nobody's choice is silently overwritten: who curates names
 * the choice they saw, and is told when somebody else has chosen since.
 */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { mayCurateFronts } from './policy.ts';
import { type FrontChoice, type frontPlaces, isSameChoice } from './pure.ts';

export type CurateResult =
  | { kind: 'saved'; before: FrontChoice }
  | { kind: 'unchanged' }
  | { kind: 'conflict'; theirs: FrontChoice }
  | { kind: 'absent'; what: 'edition' | 'story' }
  | { kind: 'forbidden' };

type Curation = { edition: number; seen: FrontChoice; wanted: FrontChoice };

const places = ['lead', 'secondary', 'strip'] as const satisfies (keyof typeof frontPlaces)[];

/** Puts the wanted stories on an edition's front, if it still holds what the editor saw. */
export function curateFront(
  actor: Actor,
  { edition, seen, wanted }: Curation,
): Promise<CurateResult> {
  return change(async (tx, changed) => {
    if (!mayCurateFronts(actor)) return { kind: 'forbidden' };
    const frontId = await lockFront(tx, edition);
    if (frontId === null) return { kind: 'absent', what: 'edition' };
    const before = await readChoice(tx, frontId);
    if (isSameChoice(before, wanted)) return { kind: 'unchanged' };
    if (!isSameChoice(before, seen)) return { kind: 'conflict', theirs: before };
    const ids = places.flatMap((place) => wanted[place]);
    if ((await tx.article.count({ where: { id: { in: ids } } })) !== ids.length) {
      return { kind: 'absent', what: 'story' };
    }
    await tx.frontSlot.deleteMany({ where: { frontId } });
    await tx.frontSlot.createMany({
      data: places.flatMap((role) =>
        wanted[role].map((articleId, position) => ({ frontId, role, position, articleId })),
      ),
    });
    await record(tx, {
      actor,
      action: 'front.curate',
      subject: `front:${edition}`,
      before,
      after: wanted,
    });
    changed(`front:${edition}`);
    return { kind: 'saved', before };
  });
}

/** The front's id, its row locked until the end; an edition without a front gets one. */
async function lockFront(tx: Transaction, editionId: number): Promise<number | null> {
  const edition = await tx.edition.findUnique({ where: { id: editionId }, select: { id: true } });
  if (!edition) return null;
  const update = { editionId };
  // An update, even to the same value, locks the row: two editors are one after the other.
  const front = await tx.front.upsert({ where: { editionId }, create: { editionId }, update });
  return front.id;
}

async function readChoice(tx: Transaction, frontId: number): Promise<FrontChoice> {
  const slots = await tx.frontSlot.findMany({
    where: { frontId },
    select: { role: true, articleId: true },
    orderBy: { position: 'asc' },
  });
  return choiceOf(slots);
}

/** Slots, place by place. */
export function choiceOf(slots: { role: keyof typeof frontPlaces; articleId: number }[]) {
  const at = (place: keyof typeof frontPlaces) =>
    slots.filter(({ role }) => role === place).map(({ articleId }) => articleId);
  const choice: FrontChoice = {
    lead: at('lead'),
    secondary: at('secondary'),
    strip: at('strip'),
  };
  return choice;
}

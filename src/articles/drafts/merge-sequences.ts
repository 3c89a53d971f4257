/**
 * Merges two edits of one list. Both are kept where they touched different items; where both changed
 * the same ones differently, that place is a conflict with both in it. Nothing is dropped unseen.
 */
import { diffIndices } from 'node-diff3';

export type MergedPart<T> =
  | { kind: 'clean'; items: T[] }
  | { kind: 'conflict'; base: T[]; mine: T[]; theirs: T[] };

type Sides<T> = { base: T[]; mine: T[]; theirs: T[] };

/** What one side puts in the place of `length` items of the base from `at` on. */
type Hunk<T> = { side: 'mine' | 'theirs'; at: number; length: number; items: T[] };
type Region<T> = { start: number; end: number; hunks: Hunk<T>[] };

/**
 * Items are compared with `===`. What both added in one and the same gap is kept, theirs first;
 * `strict` makes it a conflict instead, for a base that is older than the one mine was made from.
 */
export function mergeSequences<T>(
  sides: Sides<T>,
  { strict = false }: { strict?: boolean } = {},
): MergedPart<T>[] {
  const parts: MergedPart<T>[] = [];
  let done = 0;
  for (const region of regionsOf(sides)) {
    parts.push({ kind: 'clean', items: sides.base.slice(done, region.start) });
    parts.push(...mergeRegion(region, sides, strict));
    done = region.end;
  }
  parts.push({ kind: 'clean', items: sides.base.slice(done) });
  return parts.filter((part) => part.kind === 'conflict' || part.items.length > 0);
}

/** Edits that touch the same items of the base, or add in the same gap, are one region. */
function regionsOf<T>({ base, mine, theirs }: Sides<T>): Region<T>[] {
  const hunksOf = (side: Hunk<T>['side'], items: T[]): Hunk<T>[] =>
    diffIndices(base, items).map(({ buffer1: [at, length], buffer2Content }) => ({
      side,
      at,
      length,
      items: buffer2Content,
    }));
  const hunks = [...hunksOf('theirs', theirs), ...hunksOf('mine', mine)].sort(
    (one, other) => one.at - other.at || one.length - other.length,
  );
  const regions: Region<T>[] = [];
  for (const hunk of hunks) {
    const last = regions.at(-1);
    const isSameGap = last?.start === last?.end && last?.start === hunk.at && hunk.length === 0;
    if (last && (hunk.at < last.end || isSameGap)) {
      last.end = Math.max(last.end, hunk.at + hunk.length);
      last.hunks.push(hunk);
    } else {
      regions.push({ start: hunk.at, end: hunk.at + hunk.length, hunks: [hunk] });
    }
  }
  return regions;
}

function mergeRegion<T>(region: Region<T>, sides: Sides<T>, strict: boolean): MergedPart<T>[] {
  const base = sides.base.slice(region.start, region.end);
  const mine = versionOf('mine', region, sides.base);
  const theirs = versionOf('theirs', region, sides.base);
  const clean = cleanly({ base, mine, theirs });
  if (clean) return [{ kind: 'clean', items: clean }];
  if (base.length === 0) return [mergeAdditions({ base, mine, theirs }, strict)];
  if (mine.length !== base.length || theirs.length !== base.length) {
    return [{ kind: 'conflict', base, mine, theirs }];
  }
  // As many items on every side: each is a place of its own, and most are usually clean.
  return base.map((_, index): MergedPart<T> => {
    const one = { base: [base[index]], mine: [mine[index]], theirs: [theirs[index]] } as Sides<T>;
    const items = cleanly(one);
    return items ? { kind: 'clean', items } : { kind: 'conflict', ...one };
  });
}

/** What one side makes of a region: its hunks put into the base. */
function versionOf<T>(side: Hunk<T>['side'], { start, end, hunks }: Region<T>, base: T[]): T[] {
  const items: T[] = [];
  let done = start;
  for (const hunk of hunks.filter((each) => each.side === side)) {
    items.push(...base.slice(done, hunk.at), ...hunk.items);
    done = hunk.at + hunk.length;
  }
  return [...items, ...base.slice(done, end)];
}

/** The one text that stands when a side changed nothing, or both the same; null when they differ. */
function cleanly<T>({ base, mine, theirs }: Sides<T>): T[] | null {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  return isSame(mine, base) ? theirs : null;
}

function mergeAdditions<T>({ base, mine, theirs }: Sides<T>, strict: boolean): MergedPart<T> {
  // One of them has all that the other added, and more: a save on top of one that was made before.
  if (isWithin(theirs, mine)) return { kind: 'clean', items: mine };
  if (isWithin(mine, theirs)) return { kind: 'clean', items: theirs };
  const share = mine.some((item) => theirs.includes(item));
  if (strict || share) return { kind: 'conflict', base, mine, theirs };
  return { kind: 'clean', items: [...theirs, ...mine] };
}

function isSame<T>(one: T[], other: T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** Whether all of `part` is in `whole`, in the same order. */
function isWithin<T>(part: T[], whole: T[]): boolean {
  let at = 0;
  for (const item of whole) if (at < part.length && item === part[at]) at += 1;
  return at === part.length;
}

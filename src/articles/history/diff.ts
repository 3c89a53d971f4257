/** What differs between two texts, as data that a page shows side by side or in one column. */
import { diffArrays, diffWordsWithSpace } from 'diff';

export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** One block of a text. `parts` reads as both texts in one; without the added or the removed, as one. */
export type BlockDiff = {
  kind: 'same' | 'changed' | 'added' | 'removed';
  parts: DiffPart[];
};

/** Texts longer than this are compared as wholes: word by word would take seconds. */
const wordsLimit = 20_000;

/** Word by word. */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  if (before.length + after.length > wordsLimit) {
    return whole(before, after);
  }
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

function whole(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  if (before) parts.push({ kind: 'removed', text: before });
  if (after) parts.push({ kind: 'added', text: after });
  return parts;
}

/** Block by block, and word by word in blocks that were changed rather than replaced. */
export function diffBlocks(before: string[], after: string[]): BlockDiff[] {
  const blocks: BlockDiff[] = [];
  let removed: string[] = [];
  for (const change of diffArrays(before, after)) {
    if (change.removed) {
      removed.push(...change.value);
      continue;
    }
    if (change.added) {
      blocks.push(...pairUp(removed, change.value));
      removed = [];
      continue;
    }
    blocks.push(...removed.map(removedBlock));
    removed = [];
    for (const text of change.value) blocks.push({ kind: 'same', parts: [{ kind: 'same', text }] });
  }
  return [...blocks, ...removed.map(removedBlock)];
}

const removedBlock = (text: string): BlockDiff => ({
  kind: 'removed',
  parts: [{ kind: 'removed', text }],
});
const addedBlock = (text: string): BlockDiff => ({
  kind: 'added',
  parts: [{ kind: 'added', text }],
});

/** Each new block with the old one it comes from, in order; what has no likeness stands alone. */
function pairUp(removed: string[], added: string[]): BlockDiff[] {
  const blocks: BlockDiff[] = [];
  let next = 0;
  for (const text of added) {
    const found = removed.findIndex((old, index) => index >= next && isAlike(old, text));
    if (found < 0) {
      blocks.push(addedBlock(text));
      continue;
    }
    blocks.push(...removed.slice(next, found).map(removedBlock));
    blocks.push({ kind: 'changed', parts: diffText(removed[found] ?? '', text) });
    next = found + 1;
  }
  return [...blocks, ...removed.slice(next).map(removedBlock)];
}

/** Whether a third of the words are the same. */
function isAlike(one: string, other: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [first, second] = [words(one), words(other)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared * 3 >= Math.max(first.size, second.size, 1);
}

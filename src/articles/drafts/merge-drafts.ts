/**
 * Merges two drafts made from one revision: field by field, the text block by block. What both changed
 * differently is a conflict that names both; no word of either side vanishes without being listed.
 */
import { joinBlocks, splitBlocks } from '#markdown/pure.ts';
import type { DraftConflict } from '../conflict.ts';
import { comparable, type Draft, type DraftField, draftSchema } from '../draft.ts';
import { mergeSequences } from './merge-sequences.ts';

export type MergeInput = {
  /**
   * What both were made from; null when that is not known. `isExact` is false for an older ancestor of
   * both, from which more looks changed than was.
   */
  base: { draft: Draft; isExact: boolean } | null;
  mine: Draft;
  theirs: Draft;
};

/** `merged` has both together; where that cannot be, it has their words and a conflict tells. */
export type MergedDraft = { merged: Draft; conflicts: DraftConflict[] };

type Sides<T> = { base: T | undefined; mine: T; theirs: T };
type Outcome<T> = { value: T } | null;

export function mergeDrafts({ base, mine, theirs }: MergeInput): MergedDraft {
  const conflicts: DraftConflict[] = [];
  const merge = <F extends Exclude<DraftField, 'body'>>(
    field: F,
    both: (sides: Sides<Draft[F]>) => Outcome<Draft[F]> = () => null,
  ): Draft[F] => {
    const sides = { base: base?.draft[field], mine: mine[field], theirs: theirs[field] };
    const outcome = untouched(sides) ?? both(sides);
    if (outcome && draftSchema.shape[field].safeParse(outcome.value).success) return outcome.value;
    conflicts.push({ field, mine: sides.mine, theirs: sides.theirs });
    return sides.theirs;
  };
  const merged: Draft = {
    headline: merge('headline'),
    standfirst: merge('standfirst'),
    slug: merge('slug'),
    section: merge('section'),
    format: merge('format'),
    edition: merge('edition'),
    topics: merge('topics', mergeTopics),
    byline: merge('byline', mergeByline),
    picture: merge('picture'),
    pictureCaption: merge('pictureCaption'),
    sources: merge('sources', mergeSources),
    body: theirs.body,
  };
  const sides = { base: base?.draft.body, mine: mine.body, theirs: theirs.body };
  const body = untouched(sides);
  if (body) return { merged: { ...merged, body: body.value }, conflicts };
  const text = mergeBody(sides, { strict: !base?.isExact });
  return { merged: { ...merged, body: text.body }, conflicts: [...conflicts, ...text.conflicts] };
}

/** The one value that stands when a side changed nothing, or both the same. */
function untouched<T>({ base, mine, theirs }: Sides<T>): Outcome<T> {
  const [from, one, other] = [comparable(base), comparable(mine), comparable(theirs)];
  if (one === other || other === from) return { value: mine };
  return one === from ? { value: theirs } : null;
}

function mergeTopics({ base = [], mine, theirs }: Sides<string[]>): Outcome<string[]> {
  const added = mine.filter((topic) => !base.includes(topic) && !theirs.includes(topic));
  const kept = theirs.filter((topic) => mine.includes(topic) || !base.includes(topic));
  return { value: [...kept, ...added] };
}

function mergeByline({ base = [], mine, theirs }: Sides<Draft['byline']>) {
  const lines = (names: Draft['byline']) => names.map((name) => comparable(name));
  const parts = mergeSequences({ base: lines(base), mine: lines(mine), theirs: lines(theirs) });
  const known = new Map([...mine, ...theirs, ...base].map((name) => [comparable(name), name]));
  const value: Draft['byline'] = [];
  for (const part of parts) {
    if (part.kind === 'conflict') return null;
    value.push(...part.items.flatMap((line) => known.get(line) ?? []));
  }
  return { value };
}

/** Sources are told apart by the key the text cites them by, so each is a field of its own. */
function mergeSources({ base = [], mine, theirs }: Sides<Draft['sources']>) {
  const of = (list: Draft['sources'], wanted: string) => list.find(({ key }) => key === wanted);
  const keys = [...new Set([...theirs, ...mine].map(({ key }) => key))];
  const value: Draft['sources'] = [];
  for (const key of keys) {
    const outcome = untouched({
      base: of(base, key),
      mine: of(mine, key),
      theirs: of(theirs, key),
    });
    if (!outcome) return null;
    if (outcome.value) value.push(outcome.value);
  }
  return { value };
}

function mergeBody(
  { base = '', mine, theirs }: Sides<string>,
  options: { strict: boolean },
): { body: string; conflicts: DraftConflict[] } {
  const blocks = { base: splitBlocks(base), mine: splitBlocks(mine), theirs: splitBlocks(theirs) };
  const merged: string[] = [];
  const conflicts: DraftConflict[] = [];
  for (const part of mergeSequences(blocks, options)) {
    if (part.kind === 'clean') {
      merged.push(...part.items);
      continue;
    }
    const before = joinBlocks(merged);
    const from = before.length === 0 ? 0 : before.length + joinBlocks(['', '']).length;
    const words = joinBlocks(part.theirs);
    conflicts.push({
      field: 'body',
      block: merged.length,
      // Where they deleted, the place is empty and stands at the end of what is before it.
      place: words ? { from, to: from + words.length } : { from: before.length, to: before.length },
      base: joinBlocks(part.base),
      mine: joinBlocks(part.mine),
      theirs: words,
    });
    merged.push(...part.theirs);
  }
  const body = joinBlocks(merged);
  if (draftSchema.shape.body.safeParse(body).success) return { body, conflicts };
  // Together they are longer than a story may be.
  const place = { from: 0, to: theirs.length };
  return { body: theirs, conflicts: [{ field: 'body', block: 0, place, base, mine, theirs }] };
}

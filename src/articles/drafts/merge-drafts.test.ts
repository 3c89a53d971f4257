import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settleConflicts } from '../conflict.ts';
import { type Draft, emptyDraft } from '../draft.ts';
import { mergeDrafts } from './merge-drafts.ts';

const filed = { slug: 'one', section: 'world', format: 'brief', edition: 'uk', headline: 'One' };
const draft = (fields: Partial<Draft> = {}): Draft => ({ ...emptyDraft(filed), ...fields });
const merge = (base: Partial<Draft>, mine: Partial<Draft>, theirs: Partial<Draft>) =>
  mergeDrafts({
    base: { draft: draft(base), isExact: true },
    mine: draft(mine),
    theirs: draft(theirs),
  });
const text = (...blocks: string[]) => ({ body: blocks.join('\n\n') });

test('neighbouring paragraphs are edited by two people without a conflict', () => {
  const { merged, conflicts } = merge(
    text('a', 'b', 'c'),
    text('A', 'b', 'c'),
    text('a', 'B', 'c'),
  );
  expect(conflicts).toEqual([]);
  expect(merged.body).toBe('A\n\nB\n\nc');
});

test('what both add in one place is kept, theirs first', () => {
  const { merged, conflicts } = merge(text('a'), text('a', 'mine'), text('a', 'theirs'));
  expect(conflicts).toEqual([]);
  expect(merged.body).toBe('a\n\ntheirs\n\nmine');
});

test('what one deletes and the other edits is a conflict, and either can be chosen', () => {
  const { merged, conflicts } = merge(text('a', 'b', 'c'), text('a', 'b!', 'c'), text('a', 'c'));
  expect(conflicts).toMatchObject([{ field: 'body', base: 'b', mine: 'b!', theirs: '' }]);
  expect(settleConflicts(merged, conflicts, ['theirs']).body).toBe('a\n\nc');
  expect(settleConflicts(merged, conflicts, ['mine']).body).toBe('a\n\nb!\n\nc');
});

test('a block of blocks is one block, with what its lines say', () => {
  const box = (line: string) => `:::fact-box[Facts]\n\n${line}\n\n- one\n- two\n\n:::`;
  const { merged, conflicts } = merge(
    text('a', box('x'), 'z'),
    text('a', box('x'), 'Z'),
    text('a', box('y'), 'z'),
  );
  expect(conflicts).toEqual([]);
  expect(merged.body).toBe(text('a', box('y'), 'Z').body);
});

test('topics of both are kept, and a source that both changed is a conflict', () => {
  const source = (headline: string) => ({ key: 'nyt', publisher: 'NYT', headline });
  const { merged, conflicts } = merge(
    { topics: ['a', 'b'], sources: [source('x')] },
    { topics: ['a', 'b', 'c'], sources: [source('mine')] },
    { topics: ['b', 'd'], sources: [source('theirs')] },
  );
  expect(merged.topics).toEqual(['b', 'd', 'c']);
  expect(conflicts).toMatchObject([
    { field: 'sources', mine: [source('mine')], theirs: [source('theirs')] },
  ]);
});

test('with nothing known of the base, every difference is a conflict', () => {
  const { conflicts } = mergeDrafts({
    base: null,
    mine: draft({ ...text('a', 'mine'), headline: 'Mine' }),
    theirs: draft({ ...text('a', 'theirs'), headline: 'Theirs' }),
  });
  expect(conflicts.map(({ field }) => field)).toEqual(['headline', 'body']);
});

// Words are their own names: what one side wrote is told from what the other wrote.
const word = (side: string) => fc.nat(9).map((at) => `${side}${at}`);
const block = (side: string) =>
  fc.oneof(
    fc.array(word(side), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    fc.array(word(side), { minLength: 1, maxLength: 3 }).map((words) => `- ${words.join('\n- ')}`),
    word(side).map((each) => `:::fact-box[${each}]\n\n${each}\n\n:::`),
  );
const edit = (side: string) =>
  fc.array(
    fc.record({ at: fc.nat(8), remove: fc.nat(2), add: fc.array(block(side), { maxLength: 2 }) }),
    { maxLength: 4 },
  );
type Edit = { at: number; remove: number; add: string[] };
const edited = (blocks: string[], edits: Edit[]) =>
  edits.reduce((list, { at, remove, add }) => list.toSpliced(at, remove, ...add), blocks);
const wordsOf = (...texts: string[]) => new Set(texts.join(' ').match(/[a-z]+\d+/g) ?? []);

test('no word of either side vanishes without being listed', () => {
  const cases = fc.record({
    // No word twice: of two alike, it cannot be said which one somebody deleted.
    base: fc
      .array(block('base'), { maxLength: 6 })
      .map((blocks) => blocks.map((each, at) => each.replaceAll('base', `base${at}`))),
    mine: edit('mine'),
    theirs: edit('theirs'),
    isExact: fc.boolean(),
  });
  fc.assert(
    fc.property(cases, ({ base, mine, theirs, isExact }) => {
      const [from, one, other] = [base, edited(base, mine), edited(base, theirs)].map(
        (blocks) => text(...blocks).body,
      ) as [string, string, string];
      const { merged, conflicts } = mergeDrafts({
        base: { draft: draft({ body: from }), isExact },
        mine: draft({ body: one }),
        theirs: draft({ body: other }),
      });
      const listed = conflicts.flatMap((conflict) =>
        conflict.field === 'body' ? [conflict.mine, conflict.theirs] : [],
      );
      const kept = wordsOf(merged.body, ...listed);
      for (const side of [one, other]) {
        for (const each of wordsOf(side)) {
          // A word that both started from may have been deleted by one of them.
          if (!each.startsWith('base')) expect(kept).toContain(each);
        }
      }
      for (const each of wordsOf(one)) if (wordsOf(other).has(each)) expect(kept).toContain(each);
      // Chosen both, everything anybody wrote is in the text.
      const all = settleConflicts(
        merged,
        conflicts,
        conflicts.map(() => 'both'),
      );
      for (const each of kept) expect(wordsOf(all.body)).toContain(each);
    }),
    { numRuns: 200 },
  );
}, 30_000);

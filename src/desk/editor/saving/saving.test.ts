import { expect, test } from 'vitest';
import { leftBehind, openJournal, type Shelf } from './journal.ts';
import {
  type Effect,
  isUnsaved,
  pauseMs,
  type Rules,
  type SaveAnswer,
  type SaveRequest,
  type Saving,
  type SavingEvent,
  startSaving,
  step,
} from './saving.ts';
import { savingInWords } from './words.ts';

/** A story of lines; a line that both changed differently is a conflict. */
type Text = readonly string[];
type Clash = { line: number; mine: string; theirs: string };
type Answer = SaveAnswer<Text, Clash>;

let keys = 0;

function rules(): Rules<Text, Clash> {
  return {
    same: (one, other) => one.join('\n') === other.join('\n'),
    newKey: () => `key-${++keys}`,
    merge({ base, mine, theirs }) {
      const conflicts: Clash[] = [];
      const merged = mine.map((words, line) => {
        const [was, other] = [base[line] ?? '', theirs[line] ?? ''];
        if (words === was) return other;
        if (other !== was && other !== words) conflicts.push({ line, mine: words, theirs: other });
        return other === was ? words : other;
      });
      return { merged, conflicts };
    },
  };
}

/** One editor: what it is told, what it asks for, what it shows. */
function editor(text: Text, base = 1) {
  const own = rules();
  let state: Saving<Text, Clash> = startSaving(base, text);
  const sent: SaveRequest<Text>[] = [];
  const waits: number[] = [];
  let shown: Text = text;
  const tell = (event: SavingEvent<Text, Clash>) => {
    const next = step(state, event, own);
    state = next.state;
    for (const effect of next.effects) run(effect);
  };
  const run = (effect: Effect<Text>) => {
    if (effect.kind === 'send') sent.push(effect.request);
    if (effect.kind === 'wait') waits.push(effect.ms);
    if (effect.kind === 'show') shown = effect.draft;
  };
  const answer = (said: Answer) =>
    tell({ kind: 'answered', key: sent.at(-1)?.key ?? '', answer: said, at: 1000 });
  return {
    tell,
    answer,
    sent,
    waits,
    state: () => state,
    shown: () => shown,
    isUnsaved: () => isUnsaved(state, own),
    type(draft: Text) {
      shown = draft;
      tell({ kind: 'edited', draft });
    },
  };
}

/** The server: revisions in order, merging as the editor does, once for each key. */
function server(text: Text) {
  const own = rules();
  const revisions: Text[] = [text];
  const answered = new Map<string, Answer>();
  return {
    head: () => revisions.at(-1) ?? [],
    save({ base, key, draft }: SaveRequest<Text>): Answer {
      const before = answered.get(key);
      if (before) return before;
      const theirs = revisions.at(-1) ?? [];
      const isFirst = base === revisions.length;
      const { merged, conflicts } = isFirst
        ? { merged: draft, conflicts: [] }
        : own.merge({ base: revisions[base - 1] ?? [], mine: draft, theirs });
      if (conflicts.length > 0) {
        return { kind: 'conflict', base: revisions.length, theirs, merged, conflicts };
      }
      revisions.push(merged);
      const revision = revisions.length;
      const answer: Answer = isFirst
        ? { kind: 'saved', revision }
        : { kind: 'merged', revision, draft: merged };
      answered.set(key, answer);
      return answer;
    },
  };
}

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

test('what is typed is asked to be saved within two seconds, once, with the revision it started from', () => {
  const desk = editor(['a'], 7);
  desk.type(['ab']);
  desk.type(['abc']);
  expect(desk.waits).toEqual([pauseMs]);
  expect(pauseMs).toBeLessThan(2000);
  desk.tell({ kind: 'due' });
  expect(desk.sent).toEqual([{ base: 7, key: expect.any(String), draft: ['abc'] }]);
  desk.answer({ kind: 'saved', revision: 8 });
  expect(desk.isUnsaved()).toBe(false);
  expect(savingInWords(desk.state(), 13_000)).toBe('Saved 12 s ago');
});

test('what is typed while a save is under way is saved after it', () => {
  const desk = editor(['a']);
  desk.type(['ab']);
  desk.tell({ kind: 'due' });
  desk.type(['abc']);
  desk.answer({ kind: 'saved', revision: 2 });
  expect(desk.isUnsaved()).toBe(true);
  desk.tell({ kind: 'due' });
  expect(desk.sent.at(-1)).toEqual({ base: 2, key: expect.any(String), draft: ['abc'] });
});

test('without a connection the same request is asked again, later each time, and at once when it is back', () => {
  const desk = editor(['a']);
  desk.type(['ab']);
  desk.tell({ kind: 'due' });
  for (let tries = 0; tries < 7; tries += 1) {
    desk.answer({ kind: 'unreachable' });
    desk.tell({ kind: 'due' });
  }
  expect(desk.waits).toEqual([pauseMs, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(new Set(desk.sent.map(({ key }) => key)).size).toBe(1);
  desk.answer({ kind: 'unreachable' });
  desk.type(['abc']);
  expect(savingInWords(desk.state(), 0)).toMatch(
    /^Not saved: no connection\. Kept in this browser/,
  );
  desk.tell({ kind: 'online' });
  desk.answer({ kind: 'saved', revision: 2 });
  desk.tell({ kind: 'due' });
  expect(desk.sent.at(-1)?.draft).toEqual(['abc']);
});

test('an answer that was lost on the way saves nothing twice', () => {
  const [desk, room] = [editor(['a']), server(['a'])];
  desk.type(['ab']);
  desk.tell({ kind: 'due' });
  const request = desk.sent.at(-1);
  if (request) room.save(request);
  desk.answer({ kind: 'unreachable' });
  desk.tell({ kind: 'due' });
  const again = desk.sent.at(-1);
  if (again) desk.answer(room.save(again));
  expect(desk.state().base).toBe(2);
  expect(room.head()).toEqual(['ab']);
});

test('somebody who is signed out signs in elsewhere and goes on', () => {
  const desk = editor(['a']);
  desk.type(['ab']);
  desk.tell({ kind: 'due' });
  desk.answer({ kind: 'signed-out' });
  desk.type(['abc']);
  desk.tell({ kind: 'due' });
  expect(desk.sent).toHaveLength(1);
  desk.tell({ kind: 'signed-in' });
  desk.answer({ kind: 'saved', revision: 2 });
  expect(desk.isUnsaved()).toBe(true);
});

test('two people in one story get each other’s words, also those typed while the answer was on its way', () => {
  const room = server(['one', 'two']);
  const [ann, ben] = [editor(['one', 'two']), editor(['one', 'two'])];
  ann.type(['ONE', 'two']);
  ann.tell({ kind: 'due' });
  const [first] = ann.sent;
  if (first) ann.answer(room.save(first));
  ben.type(['one', 'TW']);
  ben.tell({ kind: 'due' });
  const [second] = ben.sent;
  ben.type(['one', 'TWO']);
  if (second) ben.answer(room.save(second));
  expect(ben.shown()).toEqual(['ONE', 'TWO']);
  ben.tell({ kind: 'due' });
  const third = ben.sent.at(-1);
  if (third) ben.answer(room.save(third));
  expect(room.head()).toEqual(['ONE', 'TWO']);
  expect(ben.isUnsaved()).toBe(false);
});

test('the same words changed twice are shown both, and what is chosen is saved over what was seen', () => {
  const room = server(['one']);
  const [ann, ben] = [editor(['one']), editor(['one'])];
  for (const [desk, words] of [
    [ann, 'ann'],
    [ben, 'ben'],
  ] as const) {
    desk.type([words]);
    desk.tell({ kind: 'due' });
    const request = desk.sent.at(-1);
    if (request) desk.answer(room.save(request));
  }
  const { phase } = ben.state();
  expect(phase.kind === 'conflict' && phase.conflict.conflicts).toEqual([
    { line: 0, mine: 'ben', theirs: 'ann' },
  ]);
  expect(room.head()).toEqual(['ann']);
  expect(ben.isUnsaved()).toBe(true);
  ben.tell({ kind: 'settled', draft: ['ann and ben'] });
  const request = ben.sent.at(-1);
  expect(request?.base).toBe(2);
  if (request) ben.answer(room.save(request));
  expect(room.head()).toEqual(['ann and ben']);
});

test('what a closed page left unsaved is offered, and an open page’s is not', () => {
  const room = shelf();
  const read = (value: unknown) => (Array.isArray(value) ? value.map(String) : undefined);
  openJournal(room, { story: 3, page: 'gone' }).keep({
    base: 2,
    saved: ['a'],
    draft: ['b'],
    at: 5,
  });
  openJournal(room, { story: 3, page: 'open' }).keep({
    base: 2,
    saved: ['a'],
    draft: ['c'],
    at: 6,
  });
  openJournal(room, { story: 4, page: 'other' }).keep({ base: 1, saved: [], draft: [], at: 7 });
  room.setItem('standfirst:story:3:broken', '{"base":');
  const found = leftBehind(room, 3, { isOpen: (page) => page === 'open', read });
  expect(found.map(({ entry }) => entry.draft)).toEqual([['b']]);
  const desk = editor(['later'], 4);
  const [first] = found;
  if (first) desk.tell({ kind: 'restored', ...first.entry });
  desk.tell({ kind: 'due' });
  expect(desk.sent).toEqual([{ base: 2, key: expect.any(String), draft: ['b'] }]);
});

test('what is brought back does not take away what was typed since', () => {
  const desk = editor(['a', 'b'], 4);
  desk.type(['a', 'typed since']);
  desk.tell({ kind: 'restored', base: 2, saved: ['a', 'b'], draft: ['kept', 'b'] });
  expect(desk.shown()).toEqual(['kept', 'typed since']);
  desk.tell({ kind: 'due' });
  expect(desk.sent.at(-1)).toMatchObject({ base: 4, draft: ['kept', 'typed since'] });

  const other = editor(['a'], 4);
  other.type(['typed since']);
  other.tell({ kind: 'restored', base: 2, saved: ['a'], draft: ['kept'] });
  expect(other.state().phase).toMatchObject({
    kind: 'conflict',
    conflict: { base: 4, conflicts: [{ mine: 'kept', theirs: 'typed since' }] },
  });
});

test('a full browser is said, not thrown', () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const journal = openJournal<Text>(full, { story: 1, page: 'x' });
  expect(journal.keep({ base: 1, saved: [], draft: [], at: 0 })).toBe(false);
});

test('what somebody else saved comes in while nothing is unsaved, and only then', () => {
  const one = editor(['a', 'b']);
  one.tell({ kind: 'heard', base: 2, theirs: ['a', 'theirs'] });
  expect(one.shown()).toEqual(['a', 'theirs']);
  expect(one.state()).toMatchObject({ base: 2, phase: { kind: 'quiet' } });
  one.tell({ kind: 'heard', base: 1, theirs: ['old', 'old'] });
  expect(one.shown()).toEqual(['a', 'theirs']);
  one.type(['mine', 'theirs']);
  one.tell({ kind: 'heard', base: 3, theirs: ['a', 'newer'] });
  expect(one.shown()).toEqual(['mine', 'theirs']);
  one.tell({ kind: 'due' });
  one.answer({ kind: 'merged', revision: 4, draft: ['mine', 'newer'] });
  expect(one.shown()).toEqual(['mine', 'newer']);
});

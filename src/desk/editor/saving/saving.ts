/**
 * How what is typed reaches the server. What was typed is never dropped before the server has said that
 * it has it, and nobody else's words are ever written over.
 *
 * A pure machine: an event goes in, the next state and what is to be done come out. Timers, requests and
 * the journal are whoever runs it.
 */

export type Conflict<D, C> = { base: number; theirs: D; merged: D; conflicts: C[] };

export type SaveRequest<D> = { base: number; key: string; draft: D };

export type SaveAnswer<D, C> =
  | { kind: 'saved'; revision: number }
  | { kind: 'merged'; revision: number; draft: D }
  | ({ kind: 'conflict' } & Conflict<D, C>)
  | { kind: 'signed-out' }
  | { kind: 'unreachable' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'refused'; reason: 'forbidden' | 'absent' | 'invalid' | 'too-large' };

export type Refusal = Extract<SaveAnswer<unknown, unknown>, { kind: 'refused' }>['reason'];

export type Phase<D, C> =
  | { kind: 'quiet' }
  /** Something is unsaved, and will be sent shortly. */
  | { kind: 'waiting' }
  | { kind: 'sending'; request: SaveRequest<D>; tries: number }
  /** The server was not reached; asked again later, with the same request. */
  | { kind: 'offline'; request: SaveRequest<D>; tries: number }
  /** Waits until somebody has signed in again. */
  | { kind: 'signed-out'; request: SaveRequest<D> }
  | { kind: 'conflict'; conflict: Conflict<D, C> }
  | { kind: 'refused'; reason: Refusal };

export type Saving<D, C> = {
  /** The number of the revision that `saved` is. */
  base: number;
  saved: D;
  draft: D;
  phase: Phase<D, C>;
  /** When the server last had everything, in milliseconds. */
  savedAt: number | null;
};

export type SavingEvent<D, C> =
  | { kind: 'edited'; draft: D }
  | { kind: 'due' }
  | { kind: 'answered'; key: string; answer: SaveAnswer<D, C>; at: number }
  | { kind: 'online' }
  | { kind: 'signed-in' }
  | { kind: 'settled'; draft: D }
  /** Somebody else has saved: what the server has now. */
  | { kind: 'heard'; base: number; theirs: D }
  /** What the journal kept, and what it had started from. */
  | { kind: 'restored'; base: number; saved: D; draft: D };

export type Effect<D> =
  | { kind: 'send'; request: SaveRequest<D> }
  | { kind: 'wait'; ms: number }
  /** The draft has changed under the editor: others' words are in it now. */
  | { kind: 'show'; draft: D };

export type Rules<D, C> = {
  same(one: D, other: D): boolean;
  merge(texts: { base: D; mine: D; theirs: D }): { merged: D; conflicts: C[] };
  newKey(): string;
};

/** From the first unsaved letter to the request: with its answer, less than two seconds. */
export const pauseMs = 1200;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

export function startSaving<D, C>(base: number, saved: D): Saving<D, C> {
  return { base, saved, draft: saved, phase: { kind: 'quiet' }, savedAt: null };
}

export function isUnsaved<D, C>(state: Saving<D, C>, rules: Pick<Rules<D, C>, 'same'>): boolean {
  return state.phase.kind !== 'quiet' || !rules.same(state.draft, state.saved);
}

type Step<D, C> = { state: Saving<D, C>; effects: Effect<D>[] };

export function step<D, C>(
  state: Saving<D, C>,
  event: SavingEvent<D, C>,
  rules: Rules<D, C>,
): Step<D, C> {
  const { phase } = state;
  switch (event.kind) {
    case 'edited': {
      const edited = { ...state, draft: event.draft };
      const isFirst = phase.kind === 'quiet' || phase.kind === 'refused';
      return isFirst ? afterQuiet(edited, rules) : { state: edited, effects: [] };
    }
    case 'due':
      if (phase.kind === 'waiting') return send(state, newRequest(state, rules));
      if (phase.kind === 'offline') return send(state, phase.request, phase.tries);
      return { state, effects: [] };
    case 'online':
      return phase.kind === 'offline' ? send(state, phase.request) : { state, effects: [] };
    case 'signed-in':
      return phase.kind === 'signed-out' ? send(state, phase.request) : { state, effects: [] };
    case 'answered':
      return answered(state, event, rules);
    case 'settled': {
      if (phase.kind !== 'conflict') return { state, effects: [] };
      const { base, theirs } = phase.conflict;
      const settled = { ...state, base, saved: theirs, draft: event.draft };
      const next = send(settled, newRequest(settled, rules));
      return { ...next, effects: [{ kind: 'show', draft: event.draft }, ...next.effects] };
    }
    case 'heard': {
      // What is unsaved is put together with theirs when it is saved.
      if (phase.kind !== 'quiet' || event.base <= state.base) return { state, effects: [] };
      return together(state, event, rules);
    }
    case 'restored': {
      if (isUnsaved(state, rules)) return besideUnsaved(state, event, rules);
      const { base, saved, draft } = event;
      const restored = { ...state, base, saved, draft };
      const next = afterQuiet(restored, rules);
      return { ...next, effects: [{ kind: 'show', draft }, ...next.effects] };
    }
  }
}

function answered<D, C>(
  state: Saving<D, C>,
  { key, answer, at }: Extract<SavingEvent<D, C>, { kind: 'answered' }>,
  rules: Rules<D, C>,
): Step<D, C> {
  const { phase } = state;
  // An answer to a request that was asked again meanwhile says nothing new.
  if (phase.kind !== 'sending' || phase.request.key !== key) return { state, effects: [] };
  const { request } = phase;
  switch (answer.kind) {
    case 'saved': {
      const saved = { ...state, base: answer.revision, saved: request.draft, savedAt: at };
      return afterQuiet(saved, rules);
    }
    case 'merged':
      return together(
        { ...state, saved: request.draft, savedAt: at },
        { base: answer.revision, theirs: answer.draft },
        rules,
      );
    case 'conflict':
      return together(state, { base: answer.base, theirs: answer.theirs }, rules);
    case 'signed-out':
      return { state: { ...state, phase: { kind: 'signed-out', request } }, effects: [] };
    case 'unreachable':
    case 'wait': {
      const tries = phase.tries + 1;
      const ms = answer.kind === 'wait' ? answer.seconds * 1000 : retryMs(tries);
      const waiting: Phase<D, C> = { kind: 'offline', request, tries };
      return { state: { ...state, phase: waiting }, effects: [{ kind: 'wait', ms }] };
    }
    case 'refused':
      return {
        state: { ...state, phase: { kind: 'refused', reason: answer.reason } },
        effects: [],
      };
  }
}

/** What is on the screen and what the server has, put together from what both started from. */
function together<D, C>(
  state: Saving<D, C>,
  { base, theirs }: { base: number; theirs: D },
  rules: Rules<D, C>,
): Step<D, C> {
  const { saved, draft } = state;
  const { merged, conflicts } = rules.merge({ base: saved, mine: draft, theirs });
  if (conflicts.length > 0) {
    const conflict = { base, theirs, merged, conflicts };
    return { state: { ...state, phase: { kind: 'conflict', conflict } }, effects: [] };
  }
  const next = afterQuiet({ ...state, base, saved: theirs, draft: merged }, rules);
  const isNew = !rules.same(merged, draft);
  return {
    ...next,
    effects: [...(isNew ? [{ kind: 'show', draft: merged } as const] : []), ...next.effects],
  };
}

/** What was typed since the page was opened stays too: the server would never have heard of it. */
function besideUnsaved<D, C>(
  state: Saving<D, C>,
  restored: { saved: D; draft: D },
  rules: Rules<D, C>,
): Step<D, C> {
  const { base, saved, draft } = state;
  const { merged, conflicts } = rules.merge({
    base: restored.saved,
    mine: restored.draft,
    theirs: draft,
  });
  if (conflicts.length > 0) {
    const conflict = { base, theirs: saved, merged, conflicts };
    return { state: { ...state, phase: { kind: 'conflict', conflict } }, effects: [] };
  }
  const next = step(state, { kind: 'edited', draft: merged }, rules);
  return { ...next, effects: [{ kind: 'show', draft: merged }, ...next.effects] };
}

function afterQuiet<D, C>(state: Saving<D, C>, rules: Rules<D, C>): Step<D, C> {
  if (rules.same(state.draft, state.saved)) {
    return { state: { ...state, phase: { kind: 'quiet' } }, effects: [] };
  }
  return {
    state: { ...state, phase: { kind: 'waiting' } },
    effects: [{ kind: 'wait', ms: pauseMs }],
  };
}

function send<D, C>(state: Saving<D, C>, request: SaveRequest<D>, tries = 0): Step<D, C> {
  return {
    state: { ...state, phase: { kind: 'sending', request, tries } },
    effects: [{ kind: 'send', request }],
  };
}

/** A key names one text: asked again after a lost answer, the server saves nothing twice. */
function newRequest<D, C>(state: Saving<D, C>, rules: Rules<D, C>): SaveRequest<D> {
  return { base: state.base, key: rules.newKey(), draft: state.draft };
}

function retryMs(tries: number): number {
  return Math.min(firstRetryMs * 2 ** (tries - 1), longestRetryMs);
}

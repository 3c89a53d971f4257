/** Seeded chance: the same seed always gives the same picture, so the art can be remade. */
export type Random = {
  next: () => number;
  between: (low: number, high: number) => number;
  whole: (low: number, high: number) => number;
  pick: <const T extends readonly [unknown, ...unknown[]]>(from: T) => T[number];
  shuffle: <T>(from: readonly T[]) => T[];
};

export function seeded(seed: string): Random {
  let state = 2166136261;
  for (const letter of seed) {
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  }
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number) => Math.floor(low + next() * (high - low + 1));
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    pick: (from) => from.at(whole(0, from.length - 1)) ?? from[0],
    shuffle: (from) => {
      const left = [...from];
      const done = [];
      while (left.length > 0) {
        done.push(...left.splice(whole(0, left.length - 1), 1));
      }
      return done;
    },
  };
}

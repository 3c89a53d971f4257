/** Why two stories stand beside each other, in at most two plain names or words. */
import type { Surface } from './surface.ts';

const most = 2;
const shortest = 4;

/**
 * What both stories are about: shared topics first, a rare one before a common one; then names. A word that
 * a topic says already is not said again. Other distinctive words stand only where there is neither, for many
 * are verbs, and “about Trade and refused” explains less than “about Trade”.
 */
export function aboutBoth(
  { topics, terms }: { topics: string[]; terms: string[] },
  surfaces: ReadonlyMap<string, Surface>,
): string[] {
  const written = terms.flatMap((term) => surfaces.get(term) ?? []);
  const long = written.filter(({ text }) => text.length >= shortest);
  const names = long.filter(({ isName }) => isName).map(({ text }) => text);
  const words = long.filter(({ isName }) => !isName).map(({ text }) => text);
  const about: string[] = [];
  const named = [...topics, ...names];
  for (const candidate of named.length > 0 ? named : words) {
    const isSaid = about.some((said) => overlaps(said, candidate));
    if (!isSaid && about.length < most) about.push(candidate);
  }
  return about;
}

function overlaps(one: string, other: string): boolean {
  const stems = (text: string) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .map((part) => part.slice(0, 5));
  return stems(one).some((stem) => stems(other).includes(stem));
}

/** The reason as readers and editors read it; null when there is nothing to say. */
export function reasonWords(about: string[]): string | null {
  const [first, second] = about;
  if (first === undefined) return null;
  return second === undefined ? `Both about ${first}` : `Both about ${first} and ${second}`;
}

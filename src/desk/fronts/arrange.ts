/** Moves stories about a front. Pure: a choice in, a choice out, never a story twice or one too many. */
import { type FrontChoice, type FrontPlace, frontPlaces } from '#fronts/pure.ts';

export const placeOrder = ['lead', 'secondary', 'strip'] as const satisfies FrontPlace[];

export const placeWords: Record<FrontPlace, { name: string; about: string }> = {
  lead: { name: 'Lead', about: 'The one story the front opens with.' },
  secondary: { name: 'Seconds', about: 'Up to three, under the lead.' },
  strip: { name: 'Strip', about: 'Up to six, in a row below.' },
};

/** Where a story stands, or null. */
export function placeOf(choice: FrontChoice, id: number): { place: FrontPlace; at: number } | null {
  for (const place of placeOrder) {
    const at = choice[place].indexOf(id);
    if (at >= 0) return { place, at };
  }
  return null;
}

export function hasRoom(choice: FrontChoice, place: FrontPlace): boolean {
  return choice[place].length < frontPlaces[place];
}

export function remove(choice: FrontChoice, id: number): FrontChoice {
  const without = (place: FrontPlace) => choice[place].filter((other) => other !== id);
  return { lead: without('lead'), secondary: without('secondary'), strip: without('strip') };
}

/** Puts a story at the end of a place, from wherever it stands. A full place gives its last story up. */
export function put(choice: FrontChoice, id: number, place: FrontPlace): FrontChoice {
  const rest = remove(choice, id);
  return { ...rest, [place]: [...rest[place].slice(0, frontPlaces[place] - 1), id] };
}

/**
 * One step up or down. Over the edge of a place a story changes with its neighbour in the next place,
 * so that a place stays as full as it was; into an empty place it simply goes.
 */
export function step(choice: FrontChoice, id: number, direction: -1 | 1): FrontChoice {
  const from = placeOf(choice, id);
  if (!from) return choice;
  const list = choice[from.place];
  const neighbour = list[from.at + direction];
  if (neighbour !== undefined) return { ...choice, [from.place]: swapped(list, id, neighbour) };
  const next = placeOrder[placeOrder.indexOf(from.place) + direction];
  if (!next) return choice;
  const other = direction === 1 ? choice[next][0] : choice[next].at(-1);
  const rest = list.filter((member) => member !== id);
  if (other === undefined || hasRoom(choice, next)) {
    const target = direction === 1 ? [id, ...choice[next]] : [...choice[next], id];
    return { ...choice, [from.place]: rest, [next]: target };
  }
  return {
    ...choice,
    [from.place]: list.map((member) => (member === id ? other : member)),
    [next]: choice[next].map((member) => (member === other ? id : member)),
  };
}

const swapped = (list: number[], one: number, other: number) =>
  list.map((member) => (member === one ? other : member === other ? one : member));

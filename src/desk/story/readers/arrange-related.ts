/** Pins and bans as an editor moves them about. Pure. */

export type Beside = { id: number; headline: string; url: string; reason: string | null };
export type RelatedChoice = { pinned: Beside[]; found: Beside[]; banned: Beside[] };

const without = (stories: readonly Beside[], id: number) =>
  stories.filter((story) => story.id !== id);

/** Last among the pins. */
export function pin(choice: RelatedChoice, story: Beside): RelatedChoice {
  const { pinned, found, banned } = choice;
  return {
    pinned: [...without(pinned, story.id), story],
    found: without(found, story.id),
    banned: without(banned, story.id),
  };
}

export function ban(choice: RelatedChoice, story: Beside): RelatedChoice {
  const { pinned, found, banned } = choice;
  return {
    pinned: without(pinned, story.id),
    found: without(found, story.id),
    banned: [...without(banned, story.id), story],
  };
}

/** Neither pinned nor banned; where it stands then is worked out anew. */
export function release(choice: RelatedChoice, story: Beside): RelatedChoice {
  const { pinned, found, banned } = choice;
  return { pinned: without(pinned, story.id), found, banned: without(banned, story.id) };
}

/** One place up or down among the pins; the same choice at an end. */
export function move(choice: RelatedChoice, id: number, by: -1 | 1): RelatedChoice {
  const pinned = [...choice.pinned];
  const at = pinned.findIndex((story) => story.id === id);
  const [story] = pinned.splice(at, 1);
  if (at < 0 || !story || at + by < 0 || at + by > pinned.length) return choice;
  pinned.splice(at + by, 0, story);
  return { ...choice, pinned };
}

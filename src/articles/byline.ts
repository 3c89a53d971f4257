/** Who made a story, in words. */
export type BylineRole = 'author' | 'with' | 'research' | 'pictures';

export type BylineName = {
  role: BylineRole;
  editionLabel: string;
  person: { slug: string; name: string; kind: 'reporter' | 'desk' };
};

/** A byline's people in the groups it is read in: authors, then those who helped. */
export function bylineGroups<T extends { role: BylineRole }>(names: T[]) {
  const of = (role: BylineRole) => names.filter((name) => name.role === role);
  return [
    { lead: 'By', names: of('author') },
    { lead: 'with', names: of('with') },
    { lead: 'research by', names: of('research') },
    { lead: 'pictures by', names: of('pictures') },
  ].filter((group) => group.names.length > 0);
}

/** The labels a byline ends on: each edition once, and none that a desk's own name already says. */
export function bylineEditions(names: BylineName[]): string[] {
  const said = new Set(names.map(({ person }) => person.name));
  const labels = names.filter(({ role }) => role === 'author').map((name) => name.editionLabel);
  return [...new Set(labels)].filter((label) => !said.has(label));
}

/** The byline as one line, for example "By Nadia Rahman and Tom Ashdown, The Meridian UK". */
export function bylineText(names: BylineName[]): string {
  const groups = bylineGroups(names).map(
    ({ lead, names: group }) => `${lead} ${inWords(group.map(({ person }) => person.name))}`,
  );
  return [...groups, ...bylineEditions(names)].join(', ');
}

/** "A", "A and B", "A, B and C". */
export function inWords(names: string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} and ${last}`;
}

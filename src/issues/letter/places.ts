/** Where a person's own links go in a frozen letter. Each is a whole address, so no logic is needed. */
export const linkPlaces = {
  leave: 'standfirst-link:leave',
  choices: 'standfirst-link:choices',
} as const;

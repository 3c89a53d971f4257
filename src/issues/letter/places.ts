/** Where a person's own links go in a frozen letter. Each is a whole address, so no logic is needed. */
export const linkPlaces = {
  leave: 'standfirst-link:leave',
  choices: 'standfirst-link:choices',
} as const;

/** Where the links go that tell which delivery they were in: a counted link, the picture, an answer. */
export const countedPlaces = {
  go: (position: number) => `standfirst-link:go-${position}`,
  seen: 'standfirst-link:seen',
  more: (articleId: number) => `standfirst-link:more-${articleId}`,
  less: (articleId: number) => `standfirst-link:less-${articleId}`,
} as const;

/** Any of these places. */
export const everyPlace = /standfirst-link:(?:leave|choices|seen|(?:go|more|less)-\d+)/g;

/**
 * Which documents a change to a story reaches, told by tags: the story's own page, the cards that
 * show its headline elsewhere, and the lists it entered, left or moved in. Nothing else is dropped.
 */

/** What readers could see of a story at one moment; `null` when they could see nothing. */
export type Seen = {
  slug: string;
  /** Everything on the story's own page, as one comparable string. */
  page: string;
  /** Everything a card shows, likewise. */
  card: string;
  firstPublishedAt: Date;
  /** How many corrections stand with it. */
  corrections: number;
  lists: string[];
} | null;

/** The lists a story stands in. */
export function listsOf(story: {
  sectionId: number;
  formatId: number;
  editionId: number;
  topicIds: number[];
  personIds: number[];
  counterpartKey: string | null;
  firstPublishedAt: Date;
}): string[] {
  return [
    'list:all',
    `list:section:${story.sectionId}`,
    `list:format:${story.formatId}`,
    `list:edition:${story.editionId}`,
    ...story.topicIds.map((id) => `list:topic:${id}`),
    ...story.personIds.map((id) => `list:person:${id}`),
    ...(story.counterpartKey === null ? [] : [`list:counterpart:${story.counterpartKey}`]),
    `list:month:${story.firstPublishedAt.toISOString().slice(0, 7)}`,
  ];
}

/**
 * The tags of a change from `before` to `after`.
 *
 * - a changed text reaches the story's page, a changed headline its cards as well
 * - coming, going and a changed date reach every list it stood or stands in
 * - a changed filing reaches only the lists it left and entered
 * - a new correction reaches the page that lists them, and so does a corrected story that comes or goes
 * - a new address reaches what was said at both: a story, a redirect or nothing
 * - going says `gone:`, which forbids showing even the last good copy
 */
export function tagsOfChange({ id }: { id: number }, before: Seen, after: Seen): string[] {
  if (!before && !after) return [];
  const tags: string[] = [];
  if (before?.corrections !== after?.corrections && (before?.corrections || after?.corrections)) {
    tags.push('list:corrections');
  }
  if (!before) return [...tags, `slug:${after?.slug}`, `article:${id}`, ...(after?.lists ?? [])];
  if (!after) {
    return [...tags, `gone:article:${id}`, `article:${id}`, `card:${id}`, ...before.lists];
  }
  if (before.slug !== after.slug) tags.push(`slug:${before.slug}`, `slug:${after.slug}`);
  if (before.page !== after.page) tags.push(`article:${id}`);
  if (before.card !== after.card) tags.push(`card:${id}`);
  const moved = before.firstPublishedAt.getTime() !== after.firstPublishedAt.getTime();
  const all = new Set([...before.lists, ...after.lists]);
  for (const list of all) {
    if (moved || before.lists.includes(list) !== after.lists.includes(list)) tags.push(list);
  }
  return tags;
}

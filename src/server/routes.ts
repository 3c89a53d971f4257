/** What kind of page an address is, for logs and figures: a name, never the address itself. */

const kinds: Record<string, string> = {
  formats: 'format',
  topics: 'topic',
  people: 'person',
  editions: 'edition',
  archive: 'archive',
  magazine: 'magazine',
  newsletters: 'newsletters',
  media: 'media',
  assets: 'asset',
};

export function kindOf(path: string): string {
  const [, first = '', second] = path.split('/');
  if (first === '') return 'front';
  const known = kinds[first];
  if (known) return known;
  if (first === 'api') return 'api';
  return second === undefined || second === '' || second === 'page' ? 'place' : 'article';
}

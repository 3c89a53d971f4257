/**
 * What a reader typed, as terms: words, "phrases", prefixes*, -exclusions, and OR between. Whatever
 * is typed has a reading; nothing of it reaches PostgreSQL but letters, digits and the marks below.
 */

export const queryLimits = { length: 200, terms: 12, shortestPrefix: 3 } as const;

export type Term = {
  /** Words with single spaces; several are a phrase, to be found side by side. */
  text: string;
  kind: 'word' | 'phrase' | 'prefix';
  excluded: boolean;
};

export type Query = {
  /** Alternatives, each of terms that must all hold. None when nothing can be searched for. */
  alternatives: Term[][];
  /** The query written plainly: the same for queries that mean the same. */
  text: string;
};

const token = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;
// Marks inside words that PostgreSQL's own parser understands: o’clock, state-of-the-art, 3.5, 24/7.
const notSearchable = /[^\p{L}\p{M}\p{N}\s.'’/&+-]/gu;

/** Reads a query. Beyond its limits it is cut, for no reader types that much. */
export function parseQuery(typed: string): Query {
  const cut = typed
    .slice(0, queryLimits.length * 4)
    .toWellFormed()
    .normalize('NFC');
  const text = [...cut].slice(0, queryLimits.length).join('');
  const alternatives: Term[][] = [[]];
  let count = 0;
  for (const [whole, minus, quoted, bare = ''] of text.matchAll(token)) {
    if (whole === 'OR') {
      alternatives.push([]);
      continue;
    }
    const term = termOf({ quoted, bare, excluded: minus === '-' });
    if (!term || count === queryLimits.terms) continue;
    alternatives.at(-1)?.push(term);
    count += 1;
  }
  const found = alternatives.filter((terms) => terms.some(({ excluded }) => !excluded));
  return { alternatives: found, text: writeQuery(found) };
}

type Token = { quoted: string | undefined; bare: string; excluded: boolean };

function termOf({ quoted, bare, excluded }: Token): Term | null {
  const isPrefix = quoted === undefined && /\p{L}\p{M}*\*$/u.test(bare);
  const words = (quoted ?? bare)
    .replaceAll(notSearchable, ' ')
    .split(/\s+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return null;
  const text = words.join(' ').toLowerCase();
  const long = [...first].length >= queryLimits.shortestPrefix;
  if (isPrefix && words.length === 1 && long) return { text, kind: 'prefix', excluded };
  return { text, kind: words.length > 1 ? 'phrase' : 'word', excluded };
}

/** Alternatives as a reader would type them. */
export function writeQuery(alternatives: Term[][]): string {
  return alternatives.map(writeTerms).join(' OR ');
}

function writeTerms(terms: Term[]): string {
  return terms
    .map(({ text, kind, excluded }) => {
      const mark = kind === 'phrase' ? `"${text}"` : kind === 'prefix' ? `${text}*` : text;
      return excluded ? `-${mark}` : mark;
    })
    .join(' ');
}

/**
 * The query in the language of `to_tsquery`, each term quoted so that none can be an operator.
 *
 * `complete` has the words of the archive that begin with a prefix, because PostgreSQL compares
 * prefixes with stems: `universi*` begins university, whose stem is `univers`.
 */
export function tsquery({ alternatives }: Query, complete: Record<string, string[]> = {}): string {
  return alternatives
    .map((terms) => `(${terms.map((term) => tsterm(term, complete)).join(' & ')})`)
    .join(' | ');
}

/** Words as the language of `to_tsquery` takes them for words, whatever is in them. */
export function quoted(words: string): string {
  return `'${words.replaceAll("'", "''").replaceAll('\\', ' ')}'`;
}

function tsterm({ text, kind, excluded }: Term, complete: Record<string, string[]>): string {
  const found =
    kind === 'prefix'
      ? `(${[`${quoted(text)}:*`, ...(complete[text] ?? []).map(quoted)].join(' | ')})`
      : quoted(text);
  return excluded ? `!${found}` : found;
}

/** The prefixes a query asks for. */
export function prefixesOf({ alternatives }: Query): string[] {
  return alternatives.flat().flatMap(({ kind, text }) => (kind === 'prefix' ? [text] : []));
}

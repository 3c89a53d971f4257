/** How a story itself writes a word, and whether that is a name: what a reason for people is made of. */
import type { Transaction } from '#lib/database.ts';

export type Surface = { text: string; isName: boolean };

/** By term: the form the story writes most. A name is written large where no sentence begins. */
export async function readSurfaces(tx: Transaction, id: number): Promise<Map<string, Surface>> {
  const [story] = await tx.$queryRaw<{ text: string; stemmer: string }[]>`
    select standfirst || ' ' || body as text,
      replace(configuration, 'standfirst_', '') as stemmer
    from search_document where article_id = ${id}`;
  if (!story) return new Map();
  const words = countWords(story.text);
  const stemmed = await tx.$queryRaw<{ word: string; term: string }[]>`
    select word, lexeme as term
    from unnest(${[...words.keys()]}::text[]) as word,
      unnest(to_tsvector(${`standfirst_${story.stemmer}`}::regconfig, word)) as stem`;
  const surfaces = new Map<string, Surface & { times: number }>();
  for (const { word, term } of stemmed) {
    const count = words.get(word);
    if (!count || (surfaces.get(term)?.times ?? 0) >= count.times) continue;
    const isName = count.inside > 0 && count.large === count.inside;
    surfaces.set(term, { text: isName ? count.asName : word, isName, times: count.times });
  }
  return surfaces;
}

type Count = { times: number; inside: number; large: number; asName: string };

const word = /(^|[.!?:;“"‘(]\s*)?([\p{L}\p{M}]+)/gu;

/** Every word in small letters: how often it stands inside a sentence, and how often large there. */
export function countWords(text: string): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const [, begins, written = ''] of text.matchAll(word)) {
    const small = written.toLowerCase();
    const count = counts.get(small) ?? { times: 0, inside: 0, large: 0, asName: written };
    count.times += 1;
    if (begins === undefined) {
      count.inside += 1;
      if (/^\p{Lu}/u.test(written)) {
        count.large += 1;
        count.asName = written;
      }
    }
    counts.set(small, count);
  }
  return counts;
}

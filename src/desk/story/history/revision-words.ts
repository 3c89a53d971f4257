/** Revisions of a story as the desk says them. Pure. */
import type { drafting } from '#articles/index.ts';
import type { Sent } from '../../shell/useDeskRead.client.tsx';

export type Entry = Sent<drafting.HistoryEntry>;

export const liveMark = 'Readers see it';

/** What marks a revision out, nearest to readers first. */
export function marksOf({ isLive, isHead, published, isMerged }: Entry): string[] {
  const times = published.length;
  return [
    ...(isLive ? [liveMark] : times > 0 ? ['Readers saw it'] : []),
    ...(times > 0 && published.every(({ isMinor }) => isMinor) ? ['Minor edit'] : []),
    ...(isHead ? ['The newest'] : []),
    ...(isMerged ? ['Merged with another’s'] : []),
  ];
}

export function whoWords({ by }: Pick<Entry, 'by'>): string {
  return by ?? 'A content file';
}

/** One line to choose it by, with its moment as `when` says it. */
export function choiceWords(entry: Entry, when: string): string {
  const { revision, name } = entry;
  const marks = marksOf(entry).map((mark) => mark.toLowerCase());
  const said = [`Revision ${revision}`, name, whoWords(entry), when, ...marks];
  return said.filter((word) => word).join(', ');
}

/** What somebody most likely wants to see it against: what readers have, or the text before it. */
export function againstWhat(entries: readonly Entry[], revision: number): number {
  const at = entries.findIndex((entry) => entry.revision === revision);
  const live = entries.find(({ isLive }) => isLive);
  const head = entries.find(({ isHead }) => isHead);
  if (head && head.revision !== revision) return head.revision;
  if (live && live.revision !== revision) return live.revision;
  return entries[at + 1]?.revision ?? revision;
}

const fieldWords: Record<string, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  slug: 'Address',
  section: 'Section',
  format: 'Format',
  edition: 'Edition',
  topics: 'Topics',
  byline: 'Byline',
  picture: 'Picture',
  pictureCaption: 'Caption of the picture',
  sources: 'Sources',
};

export function fieldName(field: string): string {
  return fieldWords[field] ?? field;
}

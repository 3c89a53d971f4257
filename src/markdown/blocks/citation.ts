/** How a source is named, noted and listed; every output and page uses these words. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { isMediaAddress } from '../addresses.ts';
import type { SourceData } from '../context.ts';
import { dateInWords } from '../dates.ts';

/**
 * A source in one line of plain text:
 * `The New York Times, “Headline”, 21 May 2019`. The caller escapes it.
 */
export function sourceLine(source: SourceData): string {
  const what = source.headline ? `“${source.headline}”` : source.description;
  const when = source.date ? dateInWords(source.date) : undefined;
  return [source.publisher, what, when].filter(Boolean).join(', ');
}

/** The mark in the text and the note it opens; valid inside a paragraph, for `ordinal` makes ids. */
export function citationMark(
  source: SourceData,
  options: { ordinal: number; where: string | undefined },
): ElementContent[] {
  const number = String(source.number);
  const note = `note-${options.ordinal}`;
  const label = `Source ${number}: ${source.publisher}`;
  return [
    h('sup', { className: ['cite'] }, [
      h('a', { className: ['cite-link'], href: `#source-${number}`, ariaLabel: label }, number),
      h(
        'button',
        { className: ['cite-open'], type: 'button', popoverTarget: note, ariaLabel: label },
        number,
      ),
    ]),
    h('span', { className: ['note'], id: note, popover: 'auto' }, [
      h('span', { className: ['note-number'] }, number),
      ' ',
      ...sourceParts(source, options.where),
    ]),
  ];
}

/** One item of the list of sources. */
export function sourceItem(source: SourceData): Element {
  return h('li', { id: `source-${source.number}`, value: source.number }, sourceParts(source));
}

function sourceParts(source: SourceData, where?: string): ElementContent[] {
  const parts: ElementContent[] = [
    h('span', { className: ['source-publisher'] }, source.publisher),
  ];
  const what = source.headline ? `“${source.headline}”` : source.description;
  const linked = source.url && isMediaAddress(source.url) ? source.url : undefined;
  if (what) {
    const inner = linked ? h('a', { href: linked, rel: ['noopener', 'external'] }, what) : what;
    parts.push(text(', '), h('span', { className: ['source-headline'] }, inner));
  }
  if (source.date) {
    const when = dateInWords(source.date);
    parts.push(text(', '), h('time', { dateTime: source.date }, when));
  }
  if (where) parts.push(text(`, ${where}`));
  if (source.quote) {
    parts.push(text(' '), h('q', { className: ['source-quote'], dir: 'auto' }, source.quote));
  }
  if (linked && !what) {
    parts.push(text(' '), h('a', { href: linked, rel: ['noopener', 'external'] }, 'Read it'));
  }
  return parts;
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

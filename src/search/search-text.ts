/** A story's text as it is searched: what a reader reads, without addresses, notes of sources or marks. */
import { parseMarkdown, toPlainText } from '#markdown/index.ts';

// What the snippets mark matches with must not be in the text itself.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const address = / \((?:https?:|mailto:|\/)[^()\s]*\)/g;
const underline = /\n[=-]{1,60}(?=\n|$)/g;
const bullet = /(^|\n) *(?:- |\d+\. |> |\* \* \*)/g;
const footnote = /\[note [^\]]*\]/g;

/** The plain words of a body, and the keys of the pictures it shows. */
export function searchText(body: string): { text: string; pictures: string[] } {
  const parsed = parseMarkdown(body);
  const plain = toPlainText(parsed, {
    // Nothing is looked up: what a block leans on is indexed as a story, a picture, a source of its own.
    siteUrl: 'https://standfirst.invalid',
    pictures: {},
    sources: {},
    newsletters: {},
    promos: {},
    stories: {},
  });
  return {
    text: cleanText(
      plain
        .replaceAll(address, '')
        .replaceAll(underline, ' ·')
        .replaceAll(bullet, '$1')
        .replaceAll(footnote, ' '),
    ),
    pictures: [...new Set(parsed.references.pictures.map(({ key }) => key))],
  };
}

/** Text without control characters, with single spaces. */
export function cleanText(text: string): string {
  return text.replaceAll(control, ' ').replaceAll(/\s+/g, ' ').trim().toWellFormed();
}

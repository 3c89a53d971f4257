/** Where somebody's words stand in a text. A word or two in quotation marks is a name or irony. */

const marks = /[“"„«]([^“”"„«»]+)[”"»]/g;
const fewestWords = 4;

/** The quotations of a passage, without their marks. */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(marks)]
    .map(([, words = '']) => words.trim())
    .filter((words) => words.split(/\s+/).length >= fewestWords);
}

/** The text without what stands in quotation marks, however short: those words are somebody else's. */
export function withoutQuotations(text: string): string {
  return text.replaceAll(marks, ' ');
}

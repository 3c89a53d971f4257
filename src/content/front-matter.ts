/** Splits a file into its front matter and its text. */
export type SplitFile = {
  yaml: string;
  body: string;
  /** Lines of the file before the front matter and before the body. */
  yamlBefore: number;
  bodyBefore: number;
};

const fence = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Null when the file does not open with front matter between two lines of three hyphens. */
export function splitFrontMatter(text: string): SplitFile | null {
  const match = fence.exec(text);
  if (!match) return null;
  const [whole, yaml = ''] = match;
  const rest = text.slice(whole.length);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0] ?? '';
  return {
    yaml,
    body: rest.slice(blank.length).trimEnd(),
    yamlBefore: 1,
    bodyBefore: `${whole}${blank}`.split('\n').length - 1,
  };
}

/** The one parse of a body; whatever it is given it answers, and never throws for bad text. */

import type { Root } from 'mdast';
import { processWide } from '#lib/process-wide.ts';
import { checkLinks } from './plugins/check-links.ts';
import { cleanText, cutText, isTangled, isTooDeep, plainTree } from './plugins/guard.ts';
import { liftFromLinks } from './plugins/lift-from-links.ts';
import { type Headings, nameHeadings } from './plugins/name-headings.ts';
import { numberFootnotes } from './plugins/number-footnotes.ts';
import { refuseMarkup } from './plugins/refuse-markup.ts';
import { resolveDirectives } from './plugins/resolve-directives.ts';
import { resolveReferences } from './plugins/resolve-references.ts';
import { type Findings, noFindings, type Problem, type References } from './problem.ts';
import { parser } from './syntax.ts';

export type ParsedMarkdown = {
  /** Only valid blocks are left in it; outputs read it and do not change it. */
  tree: Root;
  headings: Headings;
  /** In the order of the text. */
  problems: Problem[];
  references: References;
};

/**
 * The texts that were parsed last. Most pages are made anew because of something beside their text, and
 * a new text was parsed for the search by the time somebody reads it.
 */
const recent = processWide('parsed-markdown', () => new Map<string, ParsedMarkdown>());
const mostRecent = 64;
/** A longer one is rare, and its tree takes megabytes. */
const longestKept = 20_000;

export function parseMarkdown(text: string): ParsedMarkdown {
  const parsed = recent.get(text) ?? parse(text);
  if (text.length > longestKept) return parsed;
  // The one used longest ago stands first, and leaves first.
  recent.delete(text);
  recent.set(text, parsed);
  const oldest = recent.keys().next();
  if (recent.size > mostRecent && !oldest.done) recent.delete(oldest.value);
  return parsed;
}

function parse(text: string): ParsedMarkdown {
  const findings = noFindings(cleanText(text));
  findings.text = cutText(findings);
  const tree = treeOf(findings);
  resolveReferences(tree);
  refuseMarkup(tree, findings);
  resolveDirectives(tree, findings);
  liftFromLinks(tree, findings);
  numberFootnotes(tree);
  const headings = nameHeadings(tree, findings);
  checkLinks(tree, findings, headings);
  const problems = findings.problems.toSorted(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  return { tree, headings, problems, references: findings.references };
}

function treeOf(findings: Findings): Root {
  if (isTangled(findings)) return plainTree(findings.text);
  const tree = parser.parse(findings.text);
  return isTooDeep(tree, findings) ? plainTree(findings.text) : tree;
}

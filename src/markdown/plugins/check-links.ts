/** Collects links within the site; a link that may not or cannot be followed becomes its text. */
import type { Root } from 'mdast';
import { internalPath, isSafeAddress } from '../addresses.ts';
import { type Findings, placeOf, reportProblem } from '../problem.ts';
import type { Headings } from './name-headings.ts';
import { rewrite } from './rewrite.ts';

export function checkLinks(tree: Root, findings: Findings, headings: Headings): void {
  const ids = new Set([...headings.values()].map(({ id }) => id));
  rewrite(tree, (node) => {
    if (node.type !== 'link') return undefined;
    if (node.url.startsWith('#')) {
      const wanted = decoded(node.url.slice(1));
      const id = [wanted, `s-${wanted}`].find((candidate) => ids.has(candidate));
      if (id) {
        node.url = `#${id}`;
        return undefined;
      }
      reportProblem(findings, node, `No heading here is named “${wanted}”. Check the link.`);
      return node.children;
    }
    if (!node.url || !isSafeAddress(node.url)) {
      const words = 'This link cannot be followed. Use an address that starts with https:// or /.';
      reportProblem(findings, node, words);
      return node.children;
    }
    const path = internalPath(node.url);
    if (path) findings.references.links.push({ key: path, ...placeOf(node) });
    return undefined;
  });
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not well encoded: then it names nothing but itself.
    return fragment;
  }
}

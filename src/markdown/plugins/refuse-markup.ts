import type { Root } from 'mdast';
import { type Findings, reportProblem } from '../problem.ts';
import { rewrite } from './rewrite.ts';

/** Takes out raw HTML, which no role may publish, and pictures that are not in the library. */
export function refuseMarkup(tree: Root, findings: Findings): void {
  rewrite(tree, (node) => {
    if (node.type === 'html') {
      const words = 'HTML is not permitted in a story. Take it out, and use Markdown or a block.';
      reportProblem(findings, node, words);
      return [];
    }
    if (node.type === 'image') {
      const words =
        'Pictures come from the library. Replace this with ::figure{picture="key"} on its own line.';
      reportProblem(findings, node, words);
      return node.alt ? [{ type: 'text', value: node.alt }] : [];
    }
    return undefined;
  });
}

import type { Nodes, Root } from 'mdast';
import { type Findings, reportProblem } from '../problem.ts';
import { rewrite } from './rewrite.ts';

/** A citation or a footnote mark is a link of its own and cannot stand in one: moves it after. */
export function liftFromLinks(tree: Root, findings: Findings): void {
  rewrite(tree, (node) => {
    if (node.type !== 'link') return undefined;
    const lifted: Nodes[] = [];
    const inside: Root = { type: 'root', children: node.children };
    rewrite(inside, (child) => {
      // A link in a link would be cut in two by a browser.
      if (child.type === 'link') return child.children;
      if (child.type !== 'textDirective' && child.type !== 'footnoteReference') return undefined;
      reportProblem(
        findings,
        child,
        'A citation cannot stand inside a link. Put it after the link.',
      );
      lifted.push(child);
      return [];
    });
    node.children = phrasing(inside);
    return lifted.length > 0 ? [node, ...lifted] : undefined;
  });
}

function phrasing(tree: Root): Extract<Nodes, { type: 'link' }>['children'] {
  // What stood in a link is phrasing, and nothing was added.
  return tree.children as Extract<Nodes, { type: 'link' }>['children'];
}

import type { Nodes, Parent, Root } from 'mdast';

type Change = (node: Nodes, parent: Nodes & Parent) => Nodes[] | undefined;

/**
 * Walks a tree from the top; where `change` answers a list, that list takes the node's place.
 * What is new in the list is asked as well: a block that falls apart leaves its parts to be judged.
 */
export function rewrite(tree: Root, change: Change): void {
  rewriteChildren(tree, change);
}

function rewriteChildren(parent: Nodes & Parent, change: Change): void {
  const children = parent.children.flatMap((child) => changed(child, parent, change));
  // mdast types say which child fits which parent; the callers keep to it.
  parent.children = children as typeof parent.children;
}

function changed(node: Nodes, parent: Nodes & Parent, change: Change): Nodes[] {
  const replacement = change(node, parent) ?? [node];
  return replacement.flatMap((next) => {
    if (next !== node) return changed(next, parent, change);
    if ('children' in next) rewriteChildren(next, change);
    return [next];
  });
}

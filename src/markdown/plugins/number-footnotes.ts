import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Names footnotes by number, so that no author's word gets into an id and no two can meet. */
export function numberFootnotes(tree: Root): void {
  const numbers = new Map<string, string>();
  const numberOf = (identifier: string): string => {
    const known = numbers.get(identifier) ?? String(numbers.size + 1);
    numbers.set(identifier, known);
    return known;
  };
  visit(tree, (node) => {
    if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
    node.identifier = numberOf(node.identifier);
    node.label = node.identifier;
  });
}

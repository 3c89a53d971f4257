import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { rewrite } from './rewrite.ts';

/** Turns `[text][name]` into ordinary links, so that nothing after has to know of definitions. */
export function resolveReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  rewrite(tree, (node) => {
    if (node.type === 'definition') return [];
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined;
    const url = definitions.get(node.identifier)?.url ?? '';
    const place = node.position ? { position: node.position } : {};
    if (node.type === 'imageReference') {
      return [{ type: 'image', url, alt: node.alt ?? '', ...place }];
    }
    return [{ type: 'link', url, children: node.children, ...place }];
  });
}

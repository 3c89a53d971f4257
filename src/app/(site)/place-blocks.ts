/**
 * Puts the blocks that belong to every story into one: a sign-up form and a promo, unless its editor
 * placed some. They stand between two parts of running text and never interrupt anything else.
 */
import type { ParsedMarkdown } from '#markdown/index.ts';

export type Blocks = {
  /** A letter, and after how many paragraphs it may stand. */
  newsletter?: { slug: string; after: number } | undefined;
  promo?: string | undefined;
};
type Node = ParsedMarkdown['tree']['children'][number];

/** After how many paragraphs it may stand. */
const promoAfter = 8;

/** A story whose next paragraphs are this few is left alone: the foot of the page is near. */
const leastAfter = 2;

/** The same text with the blocks in it. What was parsed is not changed. */
export function placeBlocks(parsed: ParsedMarkdown, blocks: Blocks): ParsedMarkdown {
  const { newsletters, promos } = parsed.references;
  let children = parsed.tree.children;
  if (blocks.promo && promos.length === 0) {
    children = insertAfter(children, promoAfter, block('promo', blocks.promo));
  }
  if (blocks.newsletter && newsletters.length === 0) {
    const { slug, after } = blocks.newsletter;
    children = insertAfter(children, after, block('newsletter', slug));
  }
  return { ...parsed, tree: { ...parsed.tree, children } };
}

/** Whether the text offers a letter now, its editor's or one that was put there. */
export function offersLetter(parsed: ParsedMarkdown, slug: string): boolean {
  const { tree, references } = parsed;
  return (
    references.newsletters.some(({ key }) => key === slug) ||
    tree.children.some(
      (node) =>
        node.type === 'leafDirective' &&
        node.name === 'newsletter' &&
        node.attributes?.name === slug,
    )
  );
}

function block(kind: 'promo' | 'newsletter', name: string): Node {
  return { type: 'leafDirective', name: kind, attributes: { name }, children: [] };
}

function insertAfter(nodes: Node[], paragraphs: number, node: Node): Node[] {
  let read = 0;
  const total = nodes.filter(({ type }) => type === 'paragraph').length;
  for (const [index, { type }] of nodes.entries()) {
    if (type === 'paragraph') read += 1;
    if (total - read < leastAfter) return nodes;
    const next = nodes[index + 1]?.type;
    const between = type === 'paragraph' && (next === 'paragraph' || next === 'heading');
    if (read >= paragraphs && between) return nodes.toSpliced(index + 1, 0, node);
  }
  return nodes;
}

/**
 * Puts the blocks that belong to every story into one: a sign-up form and a promo, unless its editor
 * placed some. They stand between two parts of running text and never interrupt anything else.
 */
import type { ParsedMarkdown } from '#markdown/index.ts';

type Blocks = { newsletter?: string | undefined; promo?: string | undefined };
type Node = ParsedMarkdown['tree']['children'][number];

/** After how many paragraphs each may stand. */
const newsletterAfter = 3;
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
    children = insertAfter(children, newsletterAfter, block('newsletter', blocks.newsletter));
  }
  return { ...parsed, tree: { ...parsed.tree, children } };
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

/** Gives every heading an id that stays the same while its words do, and keeps levels in order. */
import type { PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type Findings, reportProblem } from '../problem.ts';
import { labelOf } from './resolve-directives.ts';

const MAX_SLUG_LENGTH = 60;

export type OutlineItem = { level: number; id: string; text: string };

/** Ids and levels, by node: the outline and the page read the same list. */
export type Headings = Map<object, OutlineItem>;

export function nameHeadings(tree: Root, findings: Findings): Headings {
  const headings: Headings = new Map();
  const used = new Map<string, number>();
  let level = 1;
  visit(tree, (node) => {
    if (node.type === 'heading') {
      const wanted = node.depth;
      if (wanted === 1) {
        reportProblem(findings, node, 'The headline is the only top heading. Start this with ##.');
        node.depth = 2;
      } else if (wanted > level + 1) {
        const marks = '#'.repeat(level + 1);
        reportProblem(findings, node, `This heading skips a level. Start it with ${marks}.`);
      }
      level = node.depth;
      const text = textOf({ type: 'root', children: withoutNotes(node.children) }).trim();
      const id = uniqueId(text, used);
      node.data = { ...node.data, hProperties: { id } };
      headings.set(node, { level, id, text });
    }
    if (node.type === 'containerDirective' && node.name === 'question') {
      const text = textOf({ type: 'root', children: labelOf(node) }).trim();
      const own = level >= 2 && headings.size > 0 && hasHeading(headings) ? 3 : 2;
      headings.set(node, { level: own, id: uniqueId(text, used), text });
    }
  });
  return headings;
}

function hasHeading(headings: Headings): boolean {
  for (const node of headings.keys()) {
    if ('type' in node && node.type === 'heading') return true;
  }
  return false;
}

function withoutNotes(children: PhrasingContent[]): PhrasingContent[] {
  return children.filter((child) => child.type !== 'footnoteReference');
}

function uniqueId(text: string, used: Map<string, number>): string {
  const slug = slugOf(text);
  let id = slug;
  let count = used.get(slug) ?? 0;
  while (used.has(id)) {
    count += 1;
    id = `${slug}-${count + 1}`;
  }
  used.set(slug, count);
  if (id !== slug) used.set(id, 0);
  return `s-${id}`;
}

function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .toWellFormed()
    .replace(/^-+|-+$/g, '');
  return slug.replaceAll('\ufffd', '') || 'part';
}

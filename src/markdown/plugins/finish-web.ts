/** Turns what Markdown makes into what our pages need: tables, tasks, footnotes, outside links. */
import type { Element, Nodes, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { isExternal } from '../addresses.ts';

/** A link to another host says so, and its page gets no handle on ours. */
export function markOutsideLinks(tree: Root, siteUrl: string): void {
  visit(tree, 'element', (node) => {
    const { href, rel } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || rel) return;
    if (isExternal(href, siteUrl)) node.properties.rel = ['noopener', 'external'];
  });
}

/** A wide table scrolls in a box of its own, which the keyboard can reach. */
export function wrapTables(tree: Root): void {
  let count = 0;
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    count += 1;
    visit(node, 'element', alignCell);
    const ariaLabel = count === 1 ? 'Table' : `Table ${count}`;
    parent.children[index] = h(
      'div',
      { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel },
      node,
    );
    return SKIP;
  });
}

/** Our pages forbid inline style, and the align attribute is obsolete: a class says it. */
function alignCell(cell: Element): void {
  const { align } = cell.properties;
  delete cell.properties.align;
  if (cell.tagName === 'th') cell.properties.scope = 'col';
  if (align === 'right' || align === 'center') cell.properties.className = [`align-${align}`];
}

/** A box in a list of tasks says in words whether it is done. */
export function labelTasks(tree: Root): void {
  visit(tree, 'element', (node) => {
    const names = node.properties.className;
    if (Array.isArray(names)) {
      if (names.includes('contains-task-list')) node.properties.className = ['task-list'];
      if (names.includes('task-list-item')) node.properties.className = ['task-item'];
    }
    if (node.tagName !== 'input' || node.properties.type !== 'checkbox') return;
    node.properties.ariaLabel = node.properties.checked ? 'Done' : 'Not done';
  });
}

/** The heading of the footnotes gets an id of our prefix, and the way back a class. */
export function nameFootnotes(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.properties.id === 'footnote-label') node.properties.id = 'f-label';
    if (node.properties.ariaDescribedBy) {
      const described = [node.properties.ariaDescribedBy].flat();
      if (described.includes('footnote-label')) node.properties.ariaDescribedBy = ['f-label'];
    }
    if (isWayBack(node)) node.properties.className = ['footnote-back'];
  });
}

export function isWayBack(node: Nodes): boolean {
  return node.type === 'element' && node.properties.dataFootnoteBackref !== undefined;
}

/** Turns what Markdown makes into what our pages need: tables, tasks, footnotes, outside links. */
import type { Element, Nodes, Root } from 'hast';
import { h } from 'hastscript';
import { isExternal } from '../addresses.ts';

/** Does all of it in one walk: a long text has thousands of elements, and somebody waits. */
export function finishWeb(tree: Root, siteUrl: string): void {
  let tables = 0;
  const walk = (parent: Root | Element) => {
    for (const [index, node] of parent.children.entries()) {
      if (node.type !== 'element') continue;
      nameFootnote(node);
      labelTask(node);
      markOutsideLink(node, siteUrl);
      walk(node);
      if (node.tagName !== 'table') continue;
      tables += 1;
      alignCells(node);
      parent.children[index] = scrollBox(node, tables);
    }
  };
  walk(tree);
}

/** A link to another host says so, and its page gets no handle on ours. */
function markOutsideLink({ tagName, properties }: Element, siteUrl: string): void {
  const { href, rel } = properties;
  if (tagName !== 'a' || typeof href !== 'string' || rel) return;
  if (isExternal(href, siteUrl)) properties.rel = ['noopener', 'external'];
}

/** A wide table scrolls in a box of its own, which the keyboard can reach. */
function scrollBox(table: Element, count: number): Element {
  const ariaLabel = count === 1 ? 'Table' : `Table ${count}`;
  return h('div', { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel }, table);
}

/** Our pages forbid inline style, and the align attribute is obsolete: a class says it. */
function alignCells(parent: Element): void {
  for (const cell of parent.children) {
    if (cell.type !== 'element') continue;
    const { align } = cell.properties;
    delete cell.properties.align;
    if (cell.tagName === 'th') cell.properties.scope = 'col';
    if (align === 'right' || align === 'center') cell.properties.className = [`align-${align}`];
    alignCells(cell);
  }
}

/** A box in a list of tasks says in words whether it is done. */
function labelTask({ tagName, properties }: Element): void {
  const names = properties.className;
  if (Array.isArray(names)) {
    if (names.includes('contains-task-list')) properties.className = ['task-list'];
    if (names.includes('task-list-item')) properties.className = ['task-item'];
  }
  if (tagName !== 'input' || properties.type !== 'checkbox') return;
  properties.ariaLabel = properties.checked ? 'Done' : 'Not done';
}

/** The heading of the footnotes gets an id of our prefix, and the way back a class. */
function nameFootnote(node: Element): void {
  const { properties } = node;
  if (properties.id === 'footnote-label') properties.id = 'f-label';
  if (properties.ariaDescribedBy) {
    const described = [properties.ariaDescribedBy].flat();
    if (described.includes('footnote-label')) properties.ariaDescribedBy = ['f-label'];
  }
  if (isWayBack(node)) properties.className = ['footnote-back'];
}

export function isWayBack(node: Nodes): boolean {
  return node.type === 'element' && node.properties.dataFootnoteBackref !== undefined;
}

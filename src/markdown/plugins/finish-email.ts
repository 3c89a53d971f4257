/** Mail has no page to jump about in and no site to be relative to. */
import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { absoluteUrl } from '../addresses.ts';
import { isWayBack } from './finish-web.ts';

/** Full addresses for all links; links within the page become their text. */
export function absoluteLinks(tree: Root, siteUrl: string): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined;
    if (isWayBack(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const { href } = node.properties;
    if (typeof href === 'string' && !href.startsWith('#')) {
      node.properties.href = absoluteUrl(href, siteUrl);
      return undefined;
    }
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

/** Boxes to tick do not work in mail: a character stands for them. */
export function drawTasks(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'input' || !parent || index === undefined) return;
    parent.children[index] = { type: 'text', value: node.properties.checked ? '☑' : '☐' };
  });
}

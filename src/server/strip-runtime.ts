/**
 * Takes Next's client runtime out of a page: readers get a document, never a framework. What is ours
 * stays: structured data, speculation rules, and the one module under `/assets`.
 */
import type { Comment, Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

export type Stripped = { html: string; status: number | undefined; broken: boolean };

/**
 * The page without the runtime.
 *
 * - `status`: what a page asked for with `<meta name="standfirst:status" content="410">`, because
 *   Next lets a page answer 200, 404 and redirects only
 * - `broken`: a part of the page failed after the rest was under way, so it must not be kept
 */
export function stripRuntime(source: string): Stripped {
  const tree = fromHtml(source);
  const found: Findings = { status: undefined, broken: false };
  strip(tree, found);
  return { html: toHtml(tree, { allowDangerousCharacters: false }), ...found };
}

type Findings = Omit<Stripped, 'html'>;

function strip(parent: Root | Element, found: Findings): void {
  const kept: (RootContent | ElementContent)[] = [];
  for (const child of parent.children) {
    if (child.type === 'comment') {
      if (isFailure(child)) found.broken = true;
      continue;
    }
    if (child.type === 'element') {
      if (child.tagName === 'meta' && child.properties.name === 'standfirst:status') {
        found.status = Number(child.properties.content);
        continue;
      }
      if (child.tagName === 'template' && 'dataDgst' in child.properties) found.broken = true;
      if (isRuntime(child)) continue;
      strip(child, found);
    }
    const last = kept.at(-1);
    // React parts neighbouring texts with comments; without them they are one text again.
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else kept.push(child);
  }
  parent.children = kept as typeof parent.children;
}

function isFailure(comment: Comment): boolean {
  // React's mark for a boundary whose content threw while it was rendered.
  return comment.value === '$!';
}

const dataTypes = new Set(['application/ld+json', 'speculationrules']);

function isRuntime({ tagName, properties, children }: Element): boolean {
  if (tagName === 'script') {
    if (dataTypes.has(String(properties.type))) return false;
    return !isOurs(properties.src);
  }
  if (tagName === 'link') {
    const relation = [properties.rel].flat().join(' ');
    const code = relation === 'modulepreload' || properties.as === 'script';
    return (code && !isOurs(properties.href)) || isNext(properties.href);
  }
  if (tagName === 'meta') return properties.name === 'next-size-adjust';
  if (tagName === 'template') return true;
  if (tagName === 'next-route-announcer') return true;
  return tagName === 'div' && properties.hidden === true && children.every(isComment);
}

function isComment(node: ElementContent): boolean {
  return node.type === 'comment';
}

function isOurs(address: unknown): boolean {
  return typeof address === 'string' && address.startsWith('/assets/');
}

function isNext(address: unknown): boolean {
  return typeof address === 'string' && address.startsWith('/_next/');
}

/**
 * What somebody pastes from Word, Google Docs or a web page, cut down to what a story can say. An
 * allow-list: what is not on it goes, and its words stay.
 *
 * Works on a tree, not on the browser's own, so that it is tested without one.
 */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

const blocks = 'p h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tr th td hr'.split(' ');
const phrases = 'a strong em s code br'.split(' ');
const kept = new Set([...blocks, ...phrases]);

/** The top heading of a page is the headline's here. */
const same: Record<string, string> = { b: 'strong', i: 'em', del: 's', strike: 's', h1: 'h2' };

/** Their words are not the story's. */
const dropped = new Set(
  'script style head title meta link template svg math object embed iframe noscript button select textarea input form nav img picture video audio canvas xml'.split(
    ' ',
  ),
);

export function cleanPaste(html: string): string {
  // Copied within the editor: it is our own already.
  if (html.includes('data-pm-slice')) return html;
  const tree = fromHtml(html, { fragment: true });
  const children = withListsOfWord(tree.children.flatMap((node) => clean(node)));
  return toHtml({ type: 'root', children: withoutGaps(children) } satisfies Root);
}

/** A line break between blocks is how others make air; here it would be an empty paragraph. */
function withoutGaps(nodes: ElementContent[]): ElementContent[] {
  const isBlock = (node: ElementContent) =>
    node.type === 'element' && blocks.includes(node.tagName);
  if (!nodes.some(isBlock)) return nodes;
  const told = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return told.filter((node, index) => {
    if (node.type !== 'element' || node.tagName !== 'br') return true;
    return ![told[index - 1], told[index + 1]].some((beside) => beside && isBlock(beside));
  });
}

function clean(node: Nodes): ElementContent[] {
  if (node.type === 'text') {
    return [
      { type: 'text', value: node.value.replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '') },
    ];
  }
  if (node.type !== 'element') return [];
  const name = same[node.tagName] ?? node.tagName;
  // Word's own parts have a prefix: <o:p>, <w:sdt>.
  if (dropped.has(name) || isHidden(node)) return [];
  const children = node.children.flatMap((child) => clean(child));
  const style = styleOf(node);
  if (name === 'p' && /mso-list:/.test(style)) return [listLine(children, style)];
  // Google wraps all it copies in a <b> that says it is not bold.
  const isFalse = name === 'strong' && /font-weight:\s*(?:normal|400)/.test(style);
  if (kept.has(name) && !isFalse) {
    const isEmpty =
      name === 'p' && children.every((child) => child.type === 'text' && !child.value.trim());
    if (isEmpty) return [];
    return [element(name, name === 'table' ? withHeading(children) : children, node)];
  }
  return marked(children, style);
}

/** The first row of a table is its heading here, whatever it was there. */
function withHeading(children: ElementContent[]): ElementContent[] {
  const [first, ...rest] = children;
  if (first?.type !== 'element') return first ? [first, ...withHeading(rest)] : [];
  const cells =
    first.tagName === 'tr'
      ? first.children.map((cell) =>
          cell.type === 'element' && cell.tagName === 'td' ? { ...cell, tagName: 'th' } : cell,
        )
      : withHeading(first.children);
  return [{ ...first, children: cells }, ...rest];
}

function element(tagName: string, children: ElementContent[], from: Element): Element {
  const { href, start } = from.properties;
  const properties: Element['properties'] = {};
  if (tagName === 'a' && typeof href === 'string') properties.href = withoutRedirect(href);
  if (tagName === 'ol' && typeof start === 'number') properties.start = start;
  return { type: 'element', tagName, properties, children };
}

/** Google Docs says bold and italic with styles. */
function marked(children: ElementContent[], style: string): ElementContent[] {
  const wrap = (tagName: string, inside: ElementContent[]): ElementContent[] => [
    { type: 'element', tagName, properties: {}, children: inside },
  ];
  let result = children;
  if (/font-style:\s*italic/.test(style)) result = wrap('em', result);
  if (/font-weight:\s*(?:bold|[6-9]00)/.test(style)) result = wrap('strong', result);
  if (/text-decoration[^;]*line-through/.test(style)) result = wrap('s', result);
  return result;
}

function isHidden(node: Element): boolean {
  return (
    node.properties.hidden === true || /display:\s*none|mso-list:\s*ignore/i.test(styleOf(node))
  );
}

function styleOf({ properties }: Element): string {
  return typeof properties.style === 'string' ? properties.style.toLowerCase() : '';
}

/** `https://www.google.com/url?q=…`: the address that was meant. */
function withoutRedirect(href: string): string {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  const isRedirect = url?.hostname.endsWith('google.com') && url.pathname === '/url';
  return (isRedirect && url?.searchParams.get('q')) || href;
}

const wordLine = 'word-list-line';

function listLine(children: ElementContent[], style: string): Element {
  const level = /level(\d)/.exec(style)?.[1] ?? '1';
  return { type: 'element', tagName: wordLine, properties: { dataLevel: level }, children };
}

/** Word writes a list as paragraphs; here they become one again, without its levels. */
function withListsOfWord(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'element') {
      result.push(node);
      continue;
    }
    if (node.tagName !== wordLine) {
      result.push({ ...node, children: withListsOfWord(node.children) });
      continue;
    }
    const item: Element = { ...node, tagName: 'li', properties: {} };
    const last = result.findLast((each) => each.type !== 'text' || each.value.trim() !== '');
    if (last?.type === 'element' && last.tagName === 'ul' && last.properties.dataWord) {
      last.children.push(item);
    } else {
      result.push({
        type: 'element',
        tagName: 'ul',
        properties: { dataWord: true },
        children: [item],
      });
    }
  }
  return result;
}

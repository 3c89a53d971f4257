/**
 * The one way XML is written here. Everything is escaped and characters that XML 1.0 forbids are
 * dropped, so no headline, however hostile, can end an element or make a document unreadable.
 */

export type XmlNode = XmlElement | string | null;

export type XmlElement = {
  name: string;
  attributes: Record<string, string | number | undefined>;
  children: XmlNode[];
};

/** An element. Names come from our code, never from text; an attribute that is undefined is left out. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: XmlNode[]
): XmlElement {
  return { name, attributes, children };
}

/** A whole document with its declaration, in UTF-8. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root)}\n`;
}

function write(node: XmlNode): string {
  if (node === null) return '';
  if (typeof node === 'string') return escapeText(node);
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
  const inside = node.children.map(write).join('');
  return inside === ''
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${inside}</${node.name}>`;
}

/** The character production of XML 1.0 (2.2); lone surrogates are outside it as well. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escapeText(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>\r]/g, (one) => entities[one] ?? one);
}

/** Line ends and tabs are named, because a parser would make spaces of them. */
function escapeAttribute(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>"\t\n\r]/g, (one) => entities[one] ?? one);
}

/** The body as plain text, for mail's text part and for search; nothing is lost but the looks. */
import type { Nodes, Root } from 'mdast';
import { absoluteUrl } from './addresses.ts';
import { sourceLine } from './blocks/citation.ts';
import { findBlock } from './blocks/index.ts';
import { quoted } from './blocks/speaker.ts';
import type { MarkdownContext, SourceData } from './context.ts';
import { ownValue } from './own.ts';
import type { ParsedMarkdown } from './parse.ts';
import { bodyOf, isDirective, labelOf } from './plugins/resolve-directives.ts';

type Writer = {
  context: MarkdownContext;
  cite(sourceId: string, where?: string): string;
};

/** Paragraphs are not wrapped; links are `text (address)`, citations `[3]` with a list at the end. */
export function toPlainText(parsed: ParsedMarkdown, context: MarkdownContext): string {
  const cited = new Map<number, SourceData>();
  const writer: Writer = {
    context,
    cite(sourceId, where) {
      const source = ownValue(context.sources, sourceId);
      if (!source) return '';
      cited.set(source.number, source);
      return where ? `[${source.number}, ${where}]` : `[${source.number}]`;
    },
  };
  const parts = [blocks(parsed.tree.children, writer, '\n\n'), footnotes(parsed.tree, writer)];
  if (cited.size > 0) parts.push(sourceList([...cited.values()]));
  const text = parts.filter(Boolean).join('\n\n');
  return text ? `${text}\n` : '';
}

function blocks(nodes: Nodes[], writer: Writer, between: string): string {
  return nodes
    .map((node) => block(node, writer))
    .filter((text) => text !== '')
    .join(between);
}

function block(node: Nodes, writer: Writer): string {
  if (isDirective(node)) return directive(node, writer);
  switch (node.type) {
    case 'paragraph':
      return inline(node.children, writer).trim();
    case 'heading': {
      const text = inline(node.children, writer).trim();
      return text && `${text}\n${(node.depth === 2 ? '=' : '-').repeat(Math.min(text.length, 60))}`;
    }
    case 'blockquote':
      return quoted(blocks(node.children, writer, '\n\n'));
    case 'list':
      return list(node, writer);
    case 'code':
      return node.value;
    case 'thematicBreak':
      return '* * *';
    case 'table':
      return node.children
        .map((row) => row.children.map((cell) => inline(cell.children, writer)).join(' | '))
        .join('\n');
    case 'footnoteDefinition':
      return '';
    default:
      return inline([node], writer);
  }
}

function list(node: Extract<Nodes, { type: 'list' }>, writer: Writer): string {
  const first = node.start ?? 1;
  return node.children
    .map((item, index) => {
      const bullet = node.ordered ? `${first + index}. ` : '- ';
      const box = typeof item.checked === 'boolean' ? (item.checked ? '[x] ' : '[ ] ') : '';
      const text = blocks(item.children, writer, item.spread ? '\n\n' : '\n');
      return bullet + box + text.replace(/\n(?!\n)/g, `\n${' '.repeat(bullet.length)}`);
    })
    .join('\n');
}

function directive(node: Nodes, writer: Writer): string {
  if (!isDirective(node)) return '';
  const text = findBlock(node.name)?.text({
    attributes: node.attributes ?? {},
    context: writer.context,
    label: inline(labelOf(node), writer).trim(),
    content: blocks(bodyOf(node), writer, '\n\n'),
    cite: writer.cite,
  });
  return text ?? '';
}

function inline(nodes: Nodes[], writer: Writer): string {
  return nodes.map((node) => inlineNode(node, writer)).join('');
}

function inlineNode(node: Nodes, writer: Writer): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'footnoteReference':
      return `[note ${node.identifier}]`;
    case 'link': {
      const text = inline(node.children, writer);
      if (node.url.startsWith('#')) return text;
      const url = absoluteUrl(node.url, writer.context.siteUrl);
      const isBare = text === node.url || url === `mailto:${text}` || url === `http://${text}/`;
      return isBare ? text : `${text} (${url})`;
    }
    case 'textDirective':
      return directive(node, writer);
    default:
      return 'children' in node ? inline(node.children, writer) : '';
  }
}

function footnotes(tree: Root, writer: Writer): string {
  const notes: { number: number; text: string }[] = [];
  const seen = new Set<string>();
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'footnoteDefinition' && !seen.has(node.identifier)) {
      seen.add(node.identifier);
      const text = blocks(node.children, writer, '\n\n');
      notes.push({ number: Number(node.identifier), text });
    }
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
  if (notes.length === 0) return '';
  const lines = notes
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, text }) => `[note ${number}] ${text}`);
  return `Footnotes\n\n${lines.join('\n')}`;
}

function sourceList(sources: SourceData[]): string {
  const lines = sources
    .toSorted((one, other) => one.number - other.number)
    .map((source) => {
      const url = source.url ? ` (${source.url})` : '';
      return `[${source.number}] ${sourceLine(source)}${url}`;
    });
  return `Sources\n\n${lines.join('\n')}`;
}

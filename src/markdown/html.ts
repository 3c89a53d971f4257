/** From the parsed tree to HTML; text goes out only through the sanitiser, as the last step. */
import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { toString as textOf } from 'mdast-util-to-string';
import remarkRehype, { type Options } from 'remark-rehype';
import { VFile } from 'vfile';
import { citationMark, sourceLine } from './blocks/citation.ts';
import type { DirectiveNode, Page } from './blocks/define.ts';
import { findBlock } from './blocks/index.ts';
import type { MarkdownContext, SourceData } from './context.ts';
import { ownValue } from './own.ts';
import type { ParsedMarkdown } from './parse.ts';
import { absoluteLinks, drawTasks } from './plugins/finish-email.ts';
import { finishWeb } from './plugins/finish-web.ts';
import { bodyOf, labelOf } from './plugins/resolve-directives.ts';
import { sanitiseEmail, sanitiseWeb } from './sanitise.ts';

type Handler = NonNullable<NonNullable<Options['handlers']>['containerDirective']>;

/** HTML for our pages, with notes, forms and pictures. Ids are unique within one document. */
export function toWebHtml(parsed: ParsedMarkdown, context: MarkdownContext): string {
  let ordinal = 0;
  let forms = 0;
  const tree = toTree(parsed, 'web', {
    context,
    cite(id, where) {
      const source = ownValue(context.sources, id);
      if (!source) return [];
      ordinal += 1;
      return citationMark(source, { ordinal, where });
    },
    nextForm() {
      forms += 1;
      return forms;
    },
  });
  finishWeb(tree, context.siteUrl);
  return webHtml(tree.children);
}

/** Simple HTML for mail: full addresses, no classes, no forms, cited sources at the end. */
export function toEmailHtml(parsed: ParsedMarkdown, context: MarkdownContext): string {
  const cited = new Map<number, SourceData>();
  const tree = toTree(parsed, 'email', {
    context,
    cite(id, where) {
      const source = ownValue(context.sources, id);
      if (!source) return [];
      cited.set(source.number, source);
      return [
        { type: 'text', value: where ? `[${source.number}, ${where}]` : `[${source.number}]` },
      ];
    },
    nextForm: () => 0,
  });
  if (cited.size > 0) tree.children.push(...emailSources([...cited.values()]));
  absoluteLinks(tree, context.siteUrl);
  drawTasks(tree);
  return toHtml(sanitiseEmail(tree));
}

/** Sanitises and writes elements made by our own blocks. */
export function webHtml(children: Root['children']): string {
  return toHtml(sanitiseWeb({ type: 'root', children }));
}

function toTree(parsed: ParsedMarkdown, output: 'web' | 'email', page: Page): Root {
  const directive: Handler = (state, node: DirectiveNode) => {
    const block = findBlock(node.name);
    const heading = parsed.headings.get(node);
    const all = (children: unknown) =>
      // The state walks any parent's children; which parent it is does not matter to it.
      state.all({ type: 'root', children } as Parameters<typeof state.all>[0]) as ElementContent[];
    return block?.[output]({
      attributes: node.attributes ?? {},
      page,
      heading: { id: heading?.id ?? 's-part', level: heading?.level === 2 ? 2 : 3 },
      labelText: textOf({ type: 'root', children: labelOf(node) }),
      label: () => all(labelOf(node)),
      content() {
        const content = all(bodyOf(node)).filter(isNoGap);
        // In mail, blocks dissolve into what is around them, which puts the line ends in.
        return output === 'web' ? state.wrap(content, true) : content;
      },
    });
  };
  const transform = remarkRehype({
    clobberPrefix: 'f-',
    footnoteLabel: 'Footnotes',
    footnoteLabelProperties: { className: ['footnotes-heading'] },
    handlers: { containerDirective: directive, leafDirective: directive, textDirective: directive },
  });
  return transform(parsed.tree, new VFile());
}

/** Line ends between blocks are put in once, by whoever wraps them. */
function isNoGap(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}

function emailSources(sources: SourceData[]): ElementContent[] {
  const lines = sources
    .toSorted((one, other) => one.number - other.number)
    .map((source) => {
      const line = sourceLine(source);
      const inner = source.url ? h('a', { href: source.url }, line) : line;
      return h('p', [`[${source.number}] `, inner]);
    });
  return [h('hr'), h('h2', 'Sources'), ...lines];
}

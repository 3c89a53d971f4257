/** Words with marks over them → nested emphasis, links and the rest, as Markdown nests them. */
import type { Mark, Node } from '@tiptap/pm/model';
import type { PhrasingContent } from 'mdast';
import type {} from 'remark-directive';

type Piece = { text: string; node?: undefined } | { text?: undefined; node: Node };
type Run = Piece & { marks: readonly Mark[] };

export function phrasingFrom(parent: Node): PhrasingContent[] {
  const runs = withoutEdges(withMarksOverWords(piecesOf(parent)));
  return nested(joined(runs));
}

const code = 'code';

/** White space and words apart, so that marks can end where the words do. */
function piecesOf(parent: Node): Run[] {
  return parent.children.flatMap((node): Run[] => {
    const { marks, text } = node;
    if (text === undefined) return [{ node, marks }];
    if (hasCode(marks)) return [{ text, marks }];
    return (text.match(/\s+|\S+/g) ?? []).map((piece) => ({ text: piece, marks }));
  });
}

/** `**bold **` is not bold in Markdown: a mark ends with the last word it lies over. */
function withMarksOverWords(runs: Run[]): Run[] {
  return runs.map((run, index) => {
    if (!isSpace(run)) return run;
    const [before, after] = [runs[index - 1], runs[index + 1]];
    return { ...run, marks: run.marks.filter((mark) => has(before, mark) && has(after, mark)) };
  });
}

/** White space and line breaks at the ends of a paragraph say nothing and cannot be written. */
function withoutEdges(runs: Run[]): Run[] {
  const isNothing = (run: Run | undefined) => run !== undefined && (isSpace(run) || isBreak(run));
  let [start, end] = [0, runs.length];
  while (start < end && isNothing(runs[start])) start += 1;
  while (end > start && isNothing(runs[end - 1])) end -= 1;
  return runs.slice(start, end).filter((run, index, all) => {
    return !(isSpace(run) && (isBreak(all[index - 1]) || isBreak(all[index + 1])));
  });
}

function joined(runs: Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const isSame = last && sameMarks(last.marks, run.marks);
    if (isSame && last.text !== undefined && run.text !== undefined) {
      result[result.length - 1] = { text: last.text + run.text, marks: last.marks };
    } else result.push(run);
  }
  return result;
}

/** The mark that lies over the most words from here on is the outermost. */
function nested(runs: Run[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (let index = 0; index < runs.length; ) {
    const run = runs[index];
    if (!run) break;
    const outer = outermost(runs, index);
    if (!outer) {
      const isLast = index === runs.length - 1;
      result.push(...leaf(run, isLast));
      index += 1;
      continue;
    }
    const inside = runs
      .slice(index, index + outer.length)
      .map((inner) => ({ ...inner, marks: inner.marks.filter((mark) => !mark.eq(outer.mark)) }));
    result.push(...wrapped(outer.mark, nested(inside)));
    index += outer.length;
  }
  return result;
}

function outermost(runs: Run[], from: number): { mark: Mark; length: number } | undefined {
  let best: { mark: Mark; length: number } | undefined;
  for (const mark of runs[from]?.marks ?? []) {
    if (mark.type.name === code) continue;
    let length = 1;
    while (has(runs[from + length], mark)) length += 1;
    if (!best || length > best.length) best = { mark, length };
  }
  return best;
}

function wrapped(mark: Mark, children: PhrasingContent[]): PhrasingContent[] {
  switch (mark.type.name) {
    case 'italic':
      return [{ type: 'emphasis', children }];
    case 'bold':
      return [{ type: 'strong', children }];
    case 'strike':
      return [{ type: 'delete', children }];
    case 'link':
      return [link(mark, children)];
    default:
      return children;
  }
}

function link(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  const { href, title, label, reference } = mark.attrs;
  const isKind = reference === 'full' || reference === 'collapsed' || reference === 'shortcut';
  if (isKind && typeof label === 'string') {
    const identifier = label.toLowerCase();
    return { type: 'linkReference', identifier, label, referenceType: reference, children };
  }
  return {
    type: 'link',
    url: typeof href === 'string' ? href : '',
    title: typeof title === 'string' ? title : null,
    children,
  };
}

function leaf(run: Run, isLast: boolean): PhrasingContent[] {
  if (run.text !== undefined) {
    return hasCode(run.marks)
      ? [{ type: 'inlineCode', value: run.text }]
      : textWithNames(run.text, isLast);
  }
  const { name } = run.node.type;
  const label: unknown = run.node.attrs.label;
  switch (name) {
    case 'hardBreak':
      return [{ type: 'break' }];
    case 'citation':
      return [{ type: 'textDirective', name: 'cite', attributes: written(run.node), children: [] }];
    case 'footnoteReference': {
      const identifier = String(label);
      return [{ type: 'footnoteReference', identifier, label: identifier }];
    }
    case 'rawInline':
      return [{ type: 'html', value: String(run.node.attrs.source) }];
    default:
      throw new Error(`A line of text holds a ${name}, which Markdown cannot say`);
  }
}

/** “10:30” and “:smile” are read as text, so they are written as they are, without a backslash. */
function textWithNames(text: string, isLast: boolean): PhrasingContent[] {
  const pattern = /(?<!:):[^\s\p{P}\p{S}]+(?=[\s.,;!?)”’]|$)/gu;
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const after = match.index + match[0].length;
    if (after === text.length && !isLast) continue;
    if (match.index > end) parts.push({ type: 'text', value: text.slice(end, match.index) });
    parts.push({ type: 'textDirective', name: match[0].slice(1), attributes: {}, children: [] });
    end = after;
  }
  if (end < text.length) parts.push({ type: 'text', value: text.slice(end) });
  return parts;
}

function written(node: Node): Record<string, string> {
  const { source, where } = node.attrs;
  return { source: String(source), ...(typeof where === 'string' ? { where } : {}) };
}

function hasCode(marks: readonly Mark[]): boolean {
  return marks.some(({ type }) => type.name === code);
}

function isSpace(run: Run): boolean {
  return run.text !== undefined && !hasCode(run.marks) && /^\s/.test(run.text);
}

function isBreak(run: Run | undefined): boolean {
  return run?.node?.type.name === 'hardBreak';
}

function has(run: Run | undefined, mark: Mark): boolean {
  return run?.marks.some((own) => own.eq(mark)) ?? false;
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, index) => other[index]?.eq(mark));
}

/** Leaves only directives that are known, whole and in their place; the rest becomes plain text. */
import type { Nodes, Parent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Block, DirectiveNode } from '../blocks/define.ts';
import { blockNames, findBlock } from '../blocks/index.ts';
import { type Findings, placeOf, reportProblem } from '../problem.ts';
import { rewrite } from './rewrite.ts';

export function resolveDirectives(tree: Root, findings: Findings): void {
  rewrite(tree, (node, parent) => {
    if (!isDirective(node)) {
      reportStray(node, parent, findings);
      return undefined;
    }
    const block = findBlock(node.name);
    if (!block || block.kind !== node.type) return asWritten(node, block, findings);
    const problems = problemsOf(node, parent, block);
    for (const problem of problems) reportProblem(findings, node, problem);
    if (isUnclosed(node, findings.text)) {
      const words = `This ${node.name} is never closed. Put a line with its colons alone after its last line.`;
      reportProblem(findings, node, words);
    }
    if (problems.length > 0) return contentOf(node);
    for (const { kind, key } of block.referencesOf(node.attributes ?? {})) {
      findings.references[kind].push({ key, ...placeOf(node) });
    }
    return undefined;
  });
}

export function isDirective(node: Nodes): node is DirectiveNode {
  return (
    node.type === 'containerDirective' ||
    node.type === 'leafDirective' ||
    node.type === 'textDirective'
  );
}

/** The `[label]` of a directive: phrasing, or nothing. */
export function labelOf(node: DirectiveNode): Nodes[] {
  if (node.type !== 'containerDirective') return node.children;
  const [first] = node.children;
  return first?.type === 'paragraph' && first.data?.directiveLabel ? first.children : [];
}

/** What stands between the lines of a container, without its label. */
export function bodyOf(node: DirectiveNode): Nodes[] {
  if (node.type !== 'containerDirective') return [];
  const [first, ...rest] = node.children;
  return first?.type === 'paragraph' && first.data?.directiveLabel ? rest : node.children;
}

function problemsOf(node: DirectiveNode, parent: Nodes & Parent, block: Block): string[] {
  const problems = block.problemsOf(node.attributes ?? {});
  const hasLabel = labelOf(node).some((child) => textOf(child).trim() !== '');
  if (block.label === 'required' && !hasLabel) {
    problems.push(`${block.name} needs words in square brackets. Write it as ${block.example}`);
  }
  if (block.label === 'none' && labelOf(node).length > 0) {
    problems.push(`${block.name} takes no square brackets. Write it as ${block.example}`);
  }
  const isInside = isDirective(parent) && parent.name === block.within;
  if (block.within && !isInside) {
    problems.push(`${block.name} belongs inside ${block.within}. Move it there.`);
  }
  const fault = block.check?.(node);
  if (fault) problems.push(fault);
  return problems;
}

/** Says when something else stands among the events of a timeline or the views. */
function reportStray(node: Nodes, parent: Nodes & Parent, findings: Findings): void {
  if (!isDirective(parent) || parent.type !== 'containerDirective') return;
  const holds = findBlock(parent.name)?.holds;
  if (!holds || bodyOf(parent).every((child) => child !== node)) return;
  const words = `Only ${holds} blocks may stand inside ${parent.name}. Move this out of it.`;
  reportProblem(findings, node, words);
}

/** Text that only looks like a directive (“at 10:30”, “:smile”) is text, and no problem. */
function asWritten(node: DirectiveNode, block: Block | undefined, findings: Findings): Nodes[] {
  const isBare = node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0;
  const source = sourceOf(node, findings.text);
  if (node.type === 'textDirective' && isBare) return [{ type: 'text', value: source }];
  const message = block
    ? `“${node.name}” is written differently. Write it as ${block.example}`
    : `There is no block named “${node.name}”. Use one of ${blockNames().join(', ')}, or put a backslash before the colon.`;
  reportProblem(findings, node, message);
  if (node.type === 'textDirective') return [{ type: 'text', value: source }];
  if (node.type === 'leafDirective') return [paragraph(source)];
  const lines = source.split('\n');
  const last = lines.length > 1 ? lines.at(-1)?.trim() : undefined;
  const isClosed = last !== undefined && /:{3,}$/.test(last);
  return [paragraph(lines[0] ?? ''), ...bodyOf(node), ...(isClosed ? [paragraph(last)] : [])];
}

/** The content of a block that cannot be shown as one. */
function contentOf(node: DirectiveNode): Nodes[] {
  if (node.type !== 'containerDirective') return [];
  const label = labelOf(node);
  return [
    ...(label.length > 0 ? [paragraph(textOf({ type: 'root', children: label }))] : []),
    ...bodyOf(node),
  ];
}

function paragraph(value: string): Nodes {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

function sourceOf(node: DirectiveNode, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function isUnclosed(node: DirectiveNode, text: string): boolean {
  if (node.type !== 'containerDirective') return false;
  const lines = sourceOf(node, text).split('\n');
  const opening = /^:+/.exec(lines[0] ?? '')?.[0].length ?? 0;
  const closing =
    lines.length > 1 ? (/^[\s>]*(:+)[ \t]*$/.exec(lines.at(-1) ?? '')?.[1]?.length ?? 0) : 0;
  return closing < opening;
}

/** The blocks of the dialect as the editor knows them: one line each, read by schema and mapping. */

export type DirectiveShape = {
  /** Its name in the document. */
  node: string;
  /** Its name in Markdown. */
  directive: string;
  kind: 'containerDirective' | 'leafDirective';
  /** In the order they are written. */
  attributes: readonly string[];
  /** Whether words in square brackets stand first in it. */
  hasLabel: boolean;
  /** What may stand in it, as ProseMirror says it; leaves hold nothing. */
  holds?: string;
  /** The block it belongs to, when it cannot stand alone. */
  within?: string;
};

const container = { kind: 'containerDirective', attributes: [], holds: 'block+' } as const;
const leaf = { kind: 'leafDirective', hasLabel: false } as const;

export const directives: readonly DirectiveShape[] = [
  { ...leaf, node: 'figure', directive: 'figure', attributes: ['picture', 'caption'] },
  {
    ...container,
    node: 'pullQuote',
    directive: 'pull-quote',
    attributes: ['by', 'role', 'source'],
    hasLabel: false,
  },
  { ...container, node: 'keyPoints', directive: 'key-points', hasLabel: false },
  { ...container, node: 'factBox', directive: 'fact-box', hasLabel: true },
  { ...container, node: 'question', directive: 'question', hasLabel: true },
  {
    ...container,
    node: 'timeline',
    directive: 'timeline',
    hasLabel: true,
    holds: 'timelineEvent+',
  },
  {
    ...container,
    node: 'timelineEvent',
    directive: 'event',
    attributes: ['date'],
    hasLabel: true,
    within: 'timeline',
  },
  { ...container, node: 'perspectives', directive: 'perspectives', hasLabel: true, holds: 'view+' },
  {
    ...container,
    node: 'view',
    directive: 'view',
    attributes: ['role', 'source'],
    hasLabel: true,
    within: 'perspectives',
  },
  { ...leaf, node: 'newsletter', directive: 'newsletter', attributes: ['name'] },
  { ...leaf, node: 'promo', directive: 'promo', attributes: ['name'] },
  { ...leaf, node: 'related', directive: 'related', attributes: ['story'] },
  { ...leaf, node: 'embed', directive: 'embed', attributes: ['from', 'id', 'url', 'label'] },
];

const byNode = new Map(directives.map((shape) => [shape.node, shape]));
const byDirective = new Map(directives.map((shape) => [shape.directive, shape]));

export function shapeOfNode(node: string): DirectiveShape | undefined {
  return byNode.get(node);
}

export function shapeOfDirective(name: string): DirectiveShape | undefined {
  return byDirective.get(name);
}

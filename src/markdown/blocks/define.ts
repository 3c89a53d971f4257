/** A block is one directive of the dialect: its attributes and its three outputs in one file. */
import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type {} from 'remark-directive';
import type { z } from 'zod';
import type { MarkdownContext } from '../context.ts';
import type { ReferenceKind } from '../problem.ts';

export type DirectiveNode = Extract<
  Nodes,
  { type: 'containerDirective' | 'leafDirective' | 'textDirective' }
>;

export type BlockKind = DirectiveNode['type'];

/** What a block may ask of the page that is being written; it counts and remembers. */
export type Page = {
  context: MarkdownContext;
  /** The mark of a citation, with its note where the output has notes; empty if unknown. */
  cite(sourceId: string, where?: string): ElementContent[];
  /** 1 for the first sign-up form of the document, and so on: keeps ids apart. */
  nextForm(): number;
};

export type HtmlUse<A> = {
  attributes: A;
  page: Page;
  /** Heading id and level given at parse, for blocks that readers navigate by. */
  heading: { id: string; level: 2 | 3 };
  labelText: string;
  label(): ElementContent[];
  content(): ElementContent[];
};

export type TextUse<A> = {
  attributes: A;
  context: MarkdownContext;
  label: string;
  content: string;
  cite(sourceId: string, where?: string): string;
};

type Definition<A> = {
  name: string;
  kind: BlockKind;
  label: 'required' | 'optional' | 'none';
  /** The only block it may stand in. */
  within?: string;
  /** The only block that may stand in it. */
  holds?: string;
  /** As an editor would write it; problems quote it. */
  example: string;
  attributes: z.ZodType<A>;
  /** What is wrong with its content, in words. */
  check?(node: DirectiveNode): string | undefined;
  references?(attributes: A): { kind: ReferenceKind; key: string | undefined }[];
  web(use: HtmlUse<A>): ElementContent[];
  email(use: HtmlUse<A>): ElementContent[];
  text(use: TextUse<A>): string;
};

export type Block = Omit<Definition<unknown>, 'attributes' | 'references'> & {
  problemsOf(attributes: unknown): string[];
  referencesOf(attributes: unknown): { kind: ReferenceKind; key: string }[];
};

/** Seals a block: attributes go in as written and are checked before any output sees them. */
export function defineBlock<A>(definition: Definition<A>): Block {
  const { attributes: schema, references, web, email, text, ...rest } = definition;
  return {
    ...rest,
    problemsOf(attributes) {
      const result = schema.safeParse(attributes);
      return result.success ? [] : result.error.issues.map((issue) => inWords(issue, definition));
    },
    referencesOf(attributes) {
      const result = schema.safeParse(attributes);
      if (!result.success) return [];
      return (references?.(result.data) ?? []).flatMap(({ kind, key }) =>
        key === undefined ? [] : [{ kind, key }],
      );
    },
    web(use) {
      const result = schema.safeParse(use.attributes);
      return result.success ? web({ ...use, attributes: result.data }) : [];
    },
    email(use) {
      const result = schema.safeParse(use.attributes);
      return result.success ? email({ ...use, attributes: result.data }) : [];
    },
    text(use) {
      const result = schema.safeParse(use.attributes);
      return result.success ? text({ ...use, attributes: result.data }) : '';
    },
  };
}

function inWords(issue: z.core.$ZodIssue, block: { name: string; example: string }): string {
  const write = `Write it as ${block.example}`;
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `“${key}”`).join(', ');
    return `${keys} does not belong in ${block.name}. ${write}`;
  }
  const attribute = issue.path.join('.') || 'an attribute';
  if (issue.code === 'invalid_type') return `${block.name} needs ${attribute}. ${write}`;
  return `In ${block.name}, ${attribute} ${issue.message}. ${write}`;
}

/** Reads YAML against a schema and says, for everything that is wrong, on which line it stands. */
import { type Alias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { ContentProblem } from './problem.ts';

export type Parsed<T> = {
  value: T | null;
  problems: ContentProblem[];
  /** The line of the value at this path, or of its nearest parent that is there. */
  lineOf: (path: PropertyKey[]) => number;
};

type Input = {
  file: string;
  text: string /** Lines of the file before this text. */;
  before?: number;
};

/** Parses `text`; aliases are refused, because a few of them can stand for gigabytes. */
export function parseYaml<S extends z.ZodType>(
  schema: S,
  { file, text, before = 0 }: Input,
): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const lineAt = (offset: number) => before + lines.linePos(offset).line;
  const lineOf = (path: PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return before + 1;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      file,
      line: lineAt(pos[0]),
      message: `This is not valid YAML: ${message.split('\n')[0]}`,
    }));
    return { value: null, problems, lineOf };
  }
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  if (aliases.length > 0) {
    const problems = aliases.map(({ range }) => ({
      file,
      line: lineAt(range?.[0] ?? 0),
      message: 'YAML aliases (*name) are not read here: write the value out.',
    }));
    return { value: null, problems, lineOf };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const path = unknown === undefined ? issue.path : [...issue.path, unknown];
    return { file, line: lineOf(path), message: inWords(issue, path) };
  });
  return { value: null, problems, lineOf };
}

function inWords(issue: z.core.$ZodIssue, path: PropertyKey[]): string {
  const field = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `Unknown field ${field}: correct or remove it.`;
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  if (missing && /received undefined/.test(issue.message)) return `${field} is missing.`;
  return field ? `${field}: ${issue.message}.` : `${issue.message}.`;
}

/** Puts the figures of a run into docs/benchmarks.md, between `<!-- name -->` and `<!-- /name -->`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const file = 'docs/benchmarks.md';

/** Replaces what stood there, and says when and on what it was measured. Throws without the two marks. */
export function writeFigures(name: string, lines: string[]): void {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(opening), text.indexOf(closing)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for “${name}”.`);
  const day = new Date().toISOString().slice(0, 10);
  const machine =
    `Measured on ${day} on ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown processor'} ` +
    `with ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`;
  const before = text.slice(0, from + opening.length);
  writeFileSync(file, `${before}\n${machine}\n\n${lines.join('\n')}\n${text.slice(to)}`);
}

/** A table of Markdown: the first row names the columns. */
export function table([head = [], ...rows]: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)];
}

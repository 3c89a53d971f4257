/**
 * JSON-LD held against schema.org by the compiler: each text becomes a literal of the type `Graph` that
 * `schema-dts` writes down, so that an unknown kind, a property that its kind does not have, and a value
 * that the property does not take are errors, however deep they stand.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What is wrong with the texts, by their names; empty when nothing is. */
export function vocabularyProblems(texts: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-vocabulary-'));
  const file = join(folder, 'said.ts');
  const names = Object.keys(texts);
  const vocabulary = resolve('node_modules/schema-dts/dist/schema.js');
  const lines = Object.values(texts).map(
    (text, index) => `export const said${index}: Graph = ${literal(text)};`,
  );
  try {
    writeFileSync(file, [`import type { Graph } from '${vocabulary}';`, ...lines].join('\n'));
    const { stdout } = spawnSync(
      process.execPath,
      [
        'node_modules/typescript/bin/tsc',
        ...['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--pretty', 'false'],
        ...['--module', 'nodenext', '--types', '', file],
      ],
      { encoding: 'utf8' },
    );
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) =>
        line.replace(/^.*said\.ts\((\d+),\d+\)/, (_, at) => names[Number(at) - 2] ?? at),
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same on one line, without an annotation of actions (schema.org/docs/actions.html), which is no property. */
function literal(text: string): string {
  const value = JSON.parse(text, (key, inner) => (key === 'query-input' ? undefined : inner));
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

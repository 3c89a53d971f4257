import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, toWebHtml } from '#markdown/index.ts';
import { readSyntax } from '#markdown/pure.ts';
import { sampleContext } from '#markdown/sample.ts';
import { storySchema } from '../schema/schema.ts';
import { readBody, writeBody } from './index.ts';
import { meaningOf } from './meaning.ts';
import { soup, story } from './sample-stories.ts';

const folder = join(import.meta.dirname, '../../../markdown/golden');
const golden = readdirSync(folder).map((name) => ({
  name,
  markdown: readFileSync(join(folder, name, 'input.md'), 'utf8'),
}));

/** Read, and written as if every block had been touched: nothing is remembered of how it was typed. */
function rewritten(markdown: string): string {
  return writeBody(Node.fromJSON(storySchema, readBody(storySchema, markdown).toJSON()));
}

/** Parsed and written by remark: what is equal now says the same. Too deep for that, it is its text. */
function normalised(markdown: string): string {
  const { text, tree } = readSyntax(markdown);
  return tree ? meaningOf(tree.children) : text.trimEnd();
}

function htmlOf(markdown: string): string {
  return toWebHtml(parseMarkdown(markdown), sampleContext);
}

describe.each(golden)('the golden case $name', ({ markdown }) => {
  test('comes back character by character when nothing is touched', () => {
    expect(writeBody(readBody(storySchema, markdown))).toBe(markdown);
  });

  test('means the same when every block is written anew', () => {
    expect(normalised(rewritten(markdown))).toBe(normalised(markdown));
  });
});

// Hostile text may be shown in another way, as long as it means the same.
const friendly = golden.filter(({ name }) => !name.startsWith('hostile-'));
test.each(friendly)('the golden case $name looks the same to readers', ({ markdown }) => {
  const flat = (html: string) => html.replace(/\s+/g, ' ');
  expect(flat(htmlOf(rewritten(markdown)))).toBe(flat(htmlOf(markdown)));
});

test.each([
  ['stories', story, 700],
  ['soup', soup, 300],
])(
  'generated %s mean the same after the editor',
  (_, documents, numRuns) => {
    fc.assert(
      fc.property(documents, (markdown) => {
        expect(writeBody(readBody(storySchema, markdown))).toBe(markdown);
        expect(normalised(rewritten(markdown))).toBe(normalised(markdown));
      }),
      { numRuns, seed: 3, endOnFailure: true },
    );
  },
  300_000,
);

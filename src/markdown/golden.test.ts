import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import {
  countWords,
  parseMarkdown,
  sourcesListHtml,
  toEmailHtml,
  toOutline,
  toPlainText,
  toWebHtml,
} from './index.ts';
import { sampleContext } from './sample.ts';

const folder = join(import.meta.dirname, 'golden');
const shouldRewrite = process.env.UPDATE_GOLDEN === '1';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The page around the body has the headings before it; long lines and plain entities are fine.
    'heading-level': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // How attributes and void elements are written is the serialiser's matter, not the reader's.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'no-raw-characters': 'off',
    // A scrolling box for a table has to be a focusable region, and no element is one by itself.
    'prefer-native-element': 'off',
    // An aside without a name is no landmark inside an article, which is where bodies stand.
    'unique-landmark': 'off',
    'tel-non-breaking': 'off',
  },
});

describe.each(readdirSync(folder))('the golden case %s', (name) => {
  const input = readFileSync(join(folder, name, 'input.md'), 'utf8');
  const parsed = parseMarkdown(input);
  const about = {
    words: countWords(parsed),
    outline: toOutline(parsed),
    problems: parsed.problems,
    references: Object.fromEntries(
      Object.entries(parsed.references).filter(([, list]) => list.length > 0),
    ),
  };
  const outputs = {
    'web.html': `${toWebHtml(parsed, sampleContext)}\n`,
    'email.html': `${toEmailHtml(parsed, sampleContext)}\n`,
    'text.txt': toPlainText(parsed, sampleContext),
    'outline.json': `${JSON.stringify(about, null, 2)}\n`,
  };

  test('is read without being changed, for a parsed text is kept and read again', () => {
    expect(parseMarkdown(input)).toBe(parsed);
    expect(`${toWebHtml(parsed, sampleContext)}\n`).toBe(outputs['web.html']);
    expect(`${toEmailHtml(parsed, sampleContext)}\n`).toBe(outputs['email.html']);
    expect(toPlainText(parsed, sampleContext)).toBe(outputs['text.txt']);
  });

  test.each(Object.entries(outputs))('keeps its %s', (file, output) => {
    const path = join(folder, name, file);
    if (shouldRewrite) writeFileSync(path, output);
    expect(existsSync(path)).toBe(true);
    expect(output).toBe(readFileSync(path, 'utf8'));
  });

  test('is valid HTML on the page', async () => {
    const html = outputs['web.html'] + sourcesListHtml(Object.values(sampleContext.sources));
    const report = await validator.validateString(html);
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
    );
    expect(faults).toEqual([]);
  });
});

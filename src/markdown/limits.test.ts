import { expect, test, vi } from 'vitest';
import { parseMarkdown, toEmailHtml, toPlainText, toWebHtml } from './index.ts';
import { MAX_BODY_LENGTH } from './pure.ts';
import { sampleContext } from './sample.ts';

// These count milliseconds themselves, and the machine may be doing other things.
vi.setConfig({ testTimeout: 30_000 });

const MANY = 10_000;
const ENOUGH_MS = 5_000;

const tangles: [string, string][] = [
  ['quotation marks', `${'>'.repeat(MANY)} x`],
  ['open brackets', '['.repeat(MANY)],
  ['matched brackets', '['.repeat(MANY) + ']'.repeat(MANY)],
  ['open blocks', ':::fact-box[x]\n'.repeat(MANY)],
  ['blocks opened behind quotations', ':::fact-box[x]\n> :::\n'.repeat(MANY)],
  [
    'blocks with more colons each',
    Array.from({ length: 400 }, (_, i) => `${':'.repeat(403 - i)}a`).join('\n'),
  ],
  ['list markers', `${'- '.repeat(MANY)}x`],
  ['emphasis', '*a '.repeat(MANY) + ' a*'.repeat(MANY)],
  ['mixed emphasis', '*a_ '.repeat(MANY)],
  ['pictures', '!['.repeat(MANY) + ']()'.repeat(MANY)],
  ['labels in labels', ':a['.repeat(MANY) + ']'.repeat(MANY)],
  ['lazy lines', '> a\nb\n'.repeat(MANY)],
  ['footnotes', '[^a]'.repeat(MANY)],
  [
    'a list that steps in',
    Array.from({ length: 400 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n'),
  ],
  ['a megabyte of words', 'Some words here. '.repeat(60_000)],
  ['a megabyte of paragraphs', 'Some *words* here.\n\n'.repeat(50_000)],
  ['tens of thousands of tiny paragraphs', 'a\n\n'.repeat(60_000)],
  ['a megabyte of colons', ':'.repeat(1_000_000)],
];

test.each(tangles)('%s are answered with a problem, in time', (_, text) => {
  const start = process.cpuUsage();
  const parsed = parseMarkdown(text);
  toWebHtml(parsed, sampleContext);
  toEmailHtml(parsed, sampleContext);
  toPlainText(parsed, sampleContext);
  // What the code costs, whatever else the machine is doing.
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(ENOUGH_MS);
  expect(parsed.problems.length).toBeGreaterThan(0);
});

test('text that is too long is cut and said to be', () => {
  const parsed = parseMarkdown('four words in here\n\n'.repeat(MAX_BODY_LENGTH / 20 + 1));
  expect(parsed.problems[0]?.message).toContain('longer than 200000 characters');
});

test('text that is too deep is shown as it was written', () => {
  const html = toWebHtml(parseMarkdown(`${'>'.repeat(60)} deep <b>`), sampleContext);
  expect(html).toBe(`<p>${'>'.repeat(60)} deep &#x3C;b></p>`);
});

test('rules of stars and dashes are not taken for lists in lists', () => {
  expect(parseMarkdown(`a\n\n${'- '.repeat(40)}\n\n${'* '.repeat(40)}\n`).problems).toEqual([]);
});

test('a long story with many citations and a long table is no tangle', () => {
  const sentence = 'A claim that leans on a source.:cite{source="nyt"} ';
  const row = '| [a](/b) | *c* | d:cite{source="nyt"} |\n';
  const story = `${`${sentence.repeat(8)}\n\n`.repeat(300)}\n| a | b | c |\n|---|---|---|\n${row.repeat(300)}`;
  expect(parseMarkdown(story).problems).toEqual([]);
});

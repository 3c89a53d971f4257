import { expect, test } from 'vitest';
import { type MarkdownContext, parseMarkdown } from '#markdown/index.ts';
import { storyHtml } from './story-html.ts';

const context: MarkdownContext = {
  siteUrl: 'https://news.example',
  path: '/world/a-story',
  pictures: {},
  sources: { wire: { number: 1, publisher: 'The Wire' } },
  newsletters: {},
  promos: {},
  stories: {},
};

test('a text that shows something else afterwards is written anew', () => {
  const parsed = parseMarkdown('It was sold.:cite{source="wire"}');
  const before = storyHtml(parsed, {}, context);
  expect(before).toContain('The Wire');
  expect(storyHtml(parsed, {}, { ...context })).toBe(before);
  const renamed = { wire: { number: 1, publisher: 'The Cable' } };
  const after = storyHtml(parsed, {}, { ...context, sources: renamed });
  expect(after).toContain('The Cable');
  expect(after).not.toContain('The Wire');
});

test('a block that is placed in a text shows, and goes again', () => {
  const text = Array.from({ length: 12 }, (_, index) => `Paragraph ${index + 1}.`).join('\n\n');
  const parsed = parseMarkdown(text);
  const promo = {
    slug: 'print',
    heading: 'In print',
    text: 'Read it.',
    action: { label: 'Go', url: '/' },
  };
  const promos = { ...context, promos: { print: promo } };
  expect(storyHtml(parsed, { promo: 'print' }, promos)).toContain('In print');
  expect(storyHtml(parsed, {}, promos)).not.toContain('In print');
});

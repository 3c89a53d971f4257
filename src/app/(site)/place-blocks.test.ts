import { expect, test } from 'vitest';
import { parseMarkdown } from '#markdown/index.ts';
import { offersLetter, placeBlocks } from './place-blocks.ts';

const blocks = { newsletter: { slug: 'morning', after: 3 }, promo: 'print' };
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => `Paragraph ${index + 1}.`);

function shape(text: string): string[] {
  return placeBlocks(parseMarkdown(text), blocks).tree.children.map((node) =>
    node.type === 'leafDirective' ? node.name : node.type,
  );
}

test('a form stands after the third paragraph and a promo further down', () => {
  const all = shape(paragraphs(12).join('\n\n'));
  expect(all.indexOf('newsletter')).toBe(3);
  expect(all.indexOf('promo')).toBe(9);
});

test('a short story is left alone', () => {
  expect(shape(paragraphs(4).join('\n\n'))).not.toContain('newsletter');
});

test('nothing comes between a paragraph and the list it introduces', () => {
  const text = [...paragraphs(3), '- one\n- two', ...paragraphs(4)].join('\n\n');
  const all = shape(text);
  expect(all[all.indexOf('newsletter') - 1]).toBe('paragraph');
  expect(all.indexOf('newsletter')).toBeGreaterThan(all.indexOf('list'));
});

test('a form that the editor placed is the only one', () => {
  const text = [...paragraphs(2), '::newsletter{name="weekly"}', ...paragraphs(8)].join('\n\n');
  expect(shape(text).filter((name) => name === 'newsletter')).toHaveLength(1);
});

test('the parsed text stays as it was', () => {
  const parsed = parseMarkdown(paragraphs(12).join('\n\n'));
  placeBlocks(parsed, blocks);
  expect(parsed.tree.children).toHaveLength(12);
});

test('a text says whether it offers a letter: its editor’s, or one that found its place', () => {
  const long = placeBlocks(parseMarkdown(paragraphs(12).join('\n\n')), blocks);
  expect(offersLetter(long, 'morning')).toBe(true);
  expect(offersLetter(long, 'weekly')).toBe(false);
  const short = placeBlocks(parseMarkdown(paragraphs(4).join('\n\n')), blocks);
  expect(offersLetter(short, 'morning')).toBe(false);
  const own = parseMarkdown('::newsletter{name="weekly"}');
  expect(offersLetter(placeBlocks(own, blocks), 'weekly')).toBe(true);
});

test('a form stands after as many paragraphs as its rule says', () => {
  const parsed = parseMarkdown(paragraphs(12).join('\n\n'));
  const placed = placeBlocks(parsed, { newsletter: { slug: 'morning', after: 6 } });
  expect(placed.tree.children[6]).toMatchObject({ name: 'newsletter' });
});

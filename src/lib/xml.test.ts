import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { element, writeXml } from './xml.ts';

/** What a strict parser reads: the root's text and its one attribute. */
function read(xml: string) {
  const parser = new SaxesParser();
  const found = { text: '', attribute: '' };
  parser.on('text', (text) => {
    found.text += text;
  });
  parser.on('attribute', ({ value }) => {
    found.attribute = value;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

function isAllowed(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return [0x9, 0xa, 0xd].includes(point);
  return !/\p{Surrogate}/u.test(character) && point !== 0xfffe && point !== 0xffff;
}

/** Any code points at all, the low ones often: that is where the trouble is. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));

test('whatever is written is read back, without what XML forbids', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const expected = [...text].filter(isAllowed).join('');
      const found = read(writeXml(element('a', { b: text }, text)));
      expect(found.attribute).toBe(expected);
      expect(found.text.trim()).toBe(expected.trim());
    }),
    { numRuns: 60 },
  );
});

test('text cannot leave its element', () => {
  expect(writeXml(element('a', { b: '"><x/>' }, ']]></a><script>\u0000\u0008\ud800'))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n' +
      '<a b="&quot;&gt;&lt;x/&gt;">]]&gt;&lt;/a&gt;&lt;script&gt;</a>\n',
  );
});

test('nothing stands where there is nothing to say', () => {
  expect(writeXml(element('a', { b: undefined }, null))).toMatch(/<a\/>\n$/);
});

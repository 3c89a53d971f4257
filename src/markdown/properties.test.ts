import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown, toEmailHtml, toOutline, toPlainText, toWebHtml } from './index.ts';
import { sampleContext } from './sample.ts';

const piece = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[b](java&#10;script:x)',
  '[^a]',
  '\n\n[^a]: note ',
  ':cite{source="nyt"}',
  ':cite{source=nyt}[x]',
  '\n\n::newsletter{name="morning-briefing"}\n\n',
  '\n\n::figure{picture="map"}\n\n',
  '\n:::fact-box[',
  ']\n',
  '\n:::\n',
  '\n::::timeline\n',
  '\n:::event[x]{date="2019-05-21"}\n',
  '\n## ',
  '\n# ',
  '\n> ',
  '\n- ',
  '\n1. ',
  '*',
  '**',
  '`',
  '[',
  ']',
  '(',
  ')',
  '](#a)',
  '{',
  '}',
  '"',
  ':',
  '<',
  '>',
  '&',
  '\\',
  '|',
  '\n|-|\n',
  '~~',
  'a',
  'b',
  ' ',
  '\n',
  '\n\n',
  '\0',
  '\r\n',
  '&colon;',
  'é',
  '日',
  '\u202e',
  '\n:::question[a]\n',
  '[x][y]',
  '\n\n[y]: data:x\n\n',
  '<a href="x" onclick="y">',
  '\ud800',
);
const markdown = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
);

/** What is inside tags; text outside may say anything. */
function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

/** The same with the values of attributes emptied. */
function namesOf(html: string): string[] {
  return tagsOf(html).map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

test('any text is answered, the same way each time', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const parsed = parseMarkdown(text);
      const html = toWebHtml(parsed, sampleContext);
      toPlainText(parsed, sampleContext);
      expect(toWebHtml(parsed, sampleContext)).toBe(html);
      expect(toWebHtml(parseMarkdown(text), sampleContext)).toBe(html);
    }),
    { numRuns: 400 },
  );
});

test('nothing that runs comes out, on the page or in mail', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const parsed = parseMarkdown(text);
      for (const html of [toWebHtml(parsed, sampleContext), toEmailHtml(parsed, sampleContext)]) {
        for (const tag of namesOf(html)) {
          expect(tag).not.toMatch(/^<\/?(?:script|style|svg|math|iframe|template|object|embed)\b/i);
          expect(tag).not.toMatch(/\s(?:on\w+|style|srcdoc|formaction)\s*=/i);
        }
        for (const tag of tagsOf(html)) {
          for (const [, url] of tag.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
            expect(url).not.toMatch(/^[\s\p{C}]*(?:javascript|data|vbscript)/iu);
          }
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('ids are unique, and every link within the page finds its place', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const parsed = parseMarkdown(text);
      const html = tagsOf(toWebHtml(parsed, sampleContext)).join('\n');
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of html.matchAll(/\s(?:href="#|popovertarget=")([^"]*)"/g)) {
        // The list of sources is the page's, not the body's.
        if (!target?.startsWith('source-')) expect(ids).toContain(target);
      }
      for (const { id } of toOutline(parsed)) expect(ids).toContain(id);
    }),
    { numRuns: 400 },
  );
});

test('the words of ordinary paragraphs survive in every output', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1 }), { minLength: 1 }), (paragraphs) => {
      const lines = paragraphs.map((words) => words.join(' '));
      const parsed = parseMarkdown(lines.join('\n\n'));
      expect(toPlainText(parsed, sampleContext)).toBe(`${lines.join('\n\n')}\n`);
      const html = lines.map((line) => `<p>${line}</p>`).join('\n');
      expect(toWebHtml(parsed, sampleContext)).toBe(html);
      expect(toEmailHtml(parsed, sampleContext)).toBe(html);
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { internalPath, isExternal, isSafeAddress } from './addresses.ts';
import { dateInWords } from './dates.ts';
import {
  countWords,
  parseMarkdown,
  pictureHtml,
  promoHtml,
  signUpFormHtml,
  sourceLine,
  sourcesListHtml,
  storyCardHtml,
  toOutline,
  toPlainText,
  toWebHtml,
} from './index.ts';
import { sampleContext } from './sample.ts';

const messages = (text: string) => parseMarkdown(text).problems.map(({ message }) => message);

describe('problems', () => {
  test('tell an attribute that does not belong, at its line and column', () => {
    const [problem] = parseMarkdown('Text\n\n::figure{picture="map" size="9"}').problems;
    expect(problem).toMatchObject({ line: 3, column: 1 });
    expect(problem?.message).toContain('“size” does not belong in figure');
  });

  test('are found inside a block that falls apart itself', () => {
    expect(
      messages('::::timeline{x="y"}\n:::event[a]{date="2019"}\nb\n:::\n::::').join(),
    ).toContain('event belongs inside timeline');
  });

  test('are not made of times, ratios and smileys', () => {
    expect(messages('At 10:30 the 4:3 picture :smile came :question')).toEqual([]);
  });

  test('name a block that is never closed', () => {
    expect(messages(':::fact-box[a]\nb').join()).toContain('never closed');
    expect(messages(':::fact-box[a]\nb\n:::')).toEqual([]);
  });
});

test('references are collected with their places', () => {
  const { references } = parseMarkdown(
    'A:cite{source="nyt"} [b](/world/c?d#e) [f](https://g.example)\n\n::related{story="chips"}\n',
  );
  expect(references.sources).toEqual([{ key: 'nyt', line: 1, column: 2 }]);
  expect(references.links).toEqual([{ key: '/world/c', line: 1, column: 22 }]);
  expect(references.stories).toEqual([{ key: 'chips', line: 3, column: 1 }]);
});

test('an unknown text directive comes out as it was written', () => {
  const text = 'At 10:30 and :smile and :x[y]{z="1"}.';
  expect(toPlainText(parseMarkdown(text), sampleContext)).toBe(`${text}\n`);
});

test('the outline has the ids of the page, questions among them', () => {
  const outline = toOutline(parseMarkdown('## Café\n\n:::question[Why?]\nb\n:::\n\n## Café'));
  expect(outline).toEqual([
    { level: 2, id: 's-cafe', text: 'Café' },
    { level: 3, id: 's-why', text: 'Why?' },
    { level: 2, id: 's-cafe-2', text: 'Café' },
  ]);
});

test('words are counted as people count them', () => {
  expect(
    countWords(parseMarkdown('It’s a *well-known* fact:cite{source="a"} in 1,000 cases.')),
  ).toBe(7);
});

test('a citation in a link stands after it', () => {
  const html = toWebHtml(parseMarkdown('[a :cite{source="ft"}](/b)'), sampleContext);
  expect(html).toMatch(/^<p><a href="\/b">a <\/a><sup class="cite">/);
});

describe('addresses', () => {
  test.each([
    'javascript:x',
    ' javascript:x',
    'java\nscript:x',
    'data:x',
    '\u0001vbscript:x',
    'blob:x',
  ])('%j is refused', (url) => expect(isSafeAddress(url)).toBe(false));
  test.each(['/a', 'https://a.example', 'mailto:a@b.example', '/a:b', '?a:b', 'a'])(
    '%j is let through',
    (url) => expect(isSafeAddress(url)).toBe(true),
  );
  test('another host is outside, however it is written', () => {
    const site = 'https://meridian.example';
    expect(
      ['//a.example', '/\\a.example', 'https://a.example/x'].map((url) => isExternal(url, site)),
    ).toEqual([true, true, true]);
    expect(
      ['/a', 'https://meridian.example/b', 'mailto:a@b.example'].map((url) =>
        isExternal(url, site),
      ),
    ).toEqual([false, false, false]);
    expect(internalPath('//a.example')).toBeUndefined();
  });
});

test('dates are said as exactly as they are known', () => {
  expect(['2019-05-21', '2019-05', '2019', '2019-02-30'].map(dateInWords)).toEqual([
    '21 May 2019',
    'May 2019',
    '2019',
    '2019-02-30',
  ]);
});

describe('the blocks that pages use', () => {
  const { sources, newsletters, promos, pictures, stories } = sampleContext;

  test('a form posts to the one address and never leads to another site', () => {
    const html = signUpFormHtml(newsletters['the-long-view'], {
      place: 'foot "x',
      returnTo: '//evil.example',
    });
    expect(html).toContain('action="/newsletters/sign-up"');
    expect(html).toContain('name="return_to" value="/"');
    expect(html).toContain('id="sign-up-foot--x-email"');
  });

  test('a leading picture loads first, others when they are near', () => {
    expect(pictureHtml(pictures.map, { priority: true })).toMatch(/fetchpriority="high"/);
    expect(pictureHtml(pictures.map)).toMatch(/loading="lazy"/);
    expect(pictureHtml({ ...pictures.map, variants: [] })).toBe('');
  });

  test('addresses in data are not trusted either', () => {
    const action = { label: 'x', url: 'javascript:alert(1)' };
    expect(promoHtml({ ...promos.subscribe, action })).not.toContain('javascript');
    expect(storyCardHtml({ ...stories.chips, url: 'javascript:x' })).not.toContain('javascript');
    expect(sourcesListHtml([{ ...sources.nyt, url: 'javascript:x' }])).not.toContain('javascript');
  });

  test('a card has the heading that its page asks for', () => {
    expect(storyCardHtml(stories.chips, { heading: 'h2' })).toContain('<h2 class="card-headline">');
  });

  test('sources are listed by number', () => {
    expect(sourcesListHtml([sources.ft, sources.nyt])).toMatch(/id="source-1".*id="source-2"/s);
    expect(sourceLine(sources.ft)).toBe('Financial Times, a report on sales, March 2025');
  });
});

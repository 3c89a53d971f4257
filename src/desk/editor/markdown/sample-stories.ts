/** Stories nobody wrote, for the round trip: the whole dialect in every mixture, and soup. */
import fc from 'fast-check';

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '10:30',
      ':smile',
      '~5 %',
      '5*3*2',
      'snake_case_word',
      '“quoted”',
      'AT&T',
      '\\*no\\*',
      'a\\',
      '&amp;',
      '<b>',
      'e.g.',
      '1.',
      '#1',
      '[x]',
      '1984\\.',
      '日本語',
      'café',
      'שלום',
      'https://example.org/a_b?c=d&e=f',
      'a|b',
      ':',
      '::',
      '!',
      '-',
      '+',
      '`',
      '*',
      '_',
      '\\:cite{source="x"}',
      '::figure',
    ),
  },
);

const url = fc.constantFrom(
  '/world/story',
  'https://example.com/a?b=c&d=(e)',
  '#part',
  'mailto:a@b.c',
);

const { phrase } = fc.letrec<{ piece: string; phrase: string }>((tie) => ({
  phrase: fc
    .array(tie('piece'), { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join(' ').trim() || 'x'),
  piece: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    word,
    tie('phrase').map((text) => `*${text}*`),
    tie('phrase').map((text) => `**${text}**`),
    tie('phrase').map((text) => `***${text}***`),
    tie('phrase').map((text) => `~~${text}~~`),
    fc.tuple(tie('phrase'), url).map(([text, to]) => `[${text}](${to})`),
    fc.tuple(tie('phrase'), url).map(([text, to]) => `[${text}](${to} "a title")`),
    tie('phrase').map((text) => `[${text}][ref]`),
    word.map((text) => `\`${text.replaceAll('`', '')}x\``),
    word.map((text) => `**bo\`${text.replaceAll('`', '')}x\`ld**`),
    word.map((text) => `${text}:cite{source="nyt"}`),
    word.map((text) => `${text}:cite{where="p. 4, “so”" source="ft"}`),
    fc.constantFrom(
      '[^one]',
      '[^Two]',
      '![alt](pic.png)',
      ':wrong[label]{x="y"}',
      ':abbr[x]',
      ':a{}',
    ),
    fc.constantFrom(
      '<i>raw</i>',
      '<https://example.org>',
      'www.example.org',
      'two\nlines',
      'hard\\\nbreak',
    ),
  ),
}));

const line = phrase.map((text) => text.replace(/\\?\n/g, ' '));
const attribute = line.map((text) => text.replace(/["\\&<]/g, '') || 'x');
const indented = (text: string, by: string) => text.replace(/\n(?!\n|$)/g, `\n${by}`);

function list(mark: (index: number) => string, blocks: fc.Arbitrary<string>) {
  return fc
    .array(
      fc.oneof(
        line,
        fc.tuple(line, blocks).map((parts) => parts.join('\n\n')),
        fc.constant(''),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((items) =>
      items
        .map((item, index) => mark(index) + indented(item, ' '.repeat(mark(index).length)))
        .join('\n'),
    );
}

const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
  .chain(([columns, rows]) =>
    fc.tuple(
      fc.array(line, { minLength: columns, maxLength: columns }),
      fc.array(fc.constantFrom('---', ':--', '--:', ':-:'), {
        minLength: columns,
        maxLength: columns,
      }),
      fc.array(fc.array(line, { minLength: 1, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    ),
  )
  .map(([head, rule, rows]) =>
    [head, rule, ...rows]
      .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
      .join('\n'),
  );

const leaf = fc.oneof(
  fc
    .tuple(fc.constantFrom('map', 'missing'), attribute)
    .map(([key, caption]) => `::figure{picture="${key}" caption="${caption}"}`),
  fc.constantFrom(
    '::figure{picture="map"}',
    '::newsletter{name="morning-briefing"}',
    '::promo{name="subscribe"}',
    '::related{story="chips"}',
    '::embed{label="Film" from="vimeo" id="12345"}',
    '::embed{from="audio" url="https://audio.example.com/a.mp3?b=1&c=2" label="The talk"}',
    '::figure{picture="map" onclick="x"}',
    '::unknown{a="b"}',
    '::figure[label]{picture="map"}',
    '::promo',
  ),
);

/** `level` keeps the outer fence longer than the inner ones. */
function containers(level: number): fc.Arbitrary<string> {
  const fence = ':'.repeat(6 - level);
  const inner = ':'.repeat(5 - level);
  const body = stories(level + 1, 3);
  const block = (open: fc.Arbitrary<string>) =>
    fc.tuple(open, body).map(([first, text]) => `${fence}${first}\n${text}\n${fence}`);
  const holding = (open: fc.Arbitrary<string>, part: fc.Arbitrary<string>) =>
    fc
      .tuple(open, fc.array(fc.tuple(part, stories(level + 2, 2)), { minLength: 1, maxLength: 3 }))
      .map(([first, parts]) =>
        [
          fence + first,
          ...parts.map(([opening, text]) => `${inner}${opening}\n${text}\n${inner}`),
          fence,
        ].join('\n'),
      );
  const label = line.map((text) => text.replace(/[[\]]/g, '') || 'x');
  return fc.oneof(
    block(attribute.map((by) => `pull-quote{by="${by}" role="reporter"}`)),
    block(fc.constantFrom('key-points', 'nobox[Label]', 'pull-quote', 'event[Alone]{date="2019"}')),
    block(label.map((text) => `fact-box[${text}]`)),
    block(label.map((text) => `question[${text}]`)),
    holding(
      fc.oneof(
        fc.constant('timeline'),
        label.map((text) => `timeline[${text}]`),
      ),
      label.map((text) => `event[${text}]{date="2019-05"}`),
    ),
    holding(
      label.map((text) => `perspectives[${text}]`),
      label.map((text) => `view[${text}]{source="nyt" role="for"}`),
    ),
  );
}

function block(level: number): fc.Arbitrary<string> {
  const simple = fc.oneof(
    { weight: 5, arbitrary: phrase },
    { weight: 1, arbitrary: line.map((text) => `## ${text}`) },
    { weight: 1, arbitrary: line.map((text) => `${text}\n---`) },
    { weight: 1, arbitrary: fc.constantFrom('---', '***', '##', '####### no') },
    { weight: 1, arbitrary: leaf },
    { weight: 1, arbitrary: table },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '```js a b\nconst x = `y`;\n\n  z\n```',
        '    indented',
        '~~~\n```\n~~~',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('<div>\nraw\n</div>', '<!-- said -->', '[other]: /x "y"'),
    },
  );
  if (level >= 3) return simple;
  const inside = stories(level + 1, 2);
  return fc.oneof(
    { weight: 6, arbitrary: simple },
    { weight: 1, arbitrary: inside.map((text) => `> ${text.replaceAll('\n', '\n> ')}`) },
    { weight: 1, arbitrary: list(() => '- ', inside) },
    { weight: 1, arbitrary: list(() => '* ', inside) },
    { weight: 1, arbitrary: list((index) => `${index + 3}. `, inside) },
    { weight: 1, arbitrary: list((index) => (index % 2 ? '- [x] ' : '- [ ] '), inside) },
    { weight: 2, arbitrary: containers(level) },
  );
}

function stories(level: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(block(level), { minLength: 1, maxLength }).map((blocks) => blocks.join('\n\n'));
}

/** What an editor might write, and a few things none would. */
export const story: fc.Arbitrary<string> = stories(0, 2).map(
  (text) =>
    `${text}\n\n[ref]: /science/star "A star"\n\n[^one]: The first note.\n\n[^Two]: The second.\n`,
);

const crumb = fc.constantFrom(
  ...':::fact-box[|]\n|\n:::\n|::::timeline\n|:::event[x]{date="2019"}\n|\n## |\n> |\n- |\n1. |*|**|`|[|]|(|)|](/a)|{|}|"|:|<|>|&|\\|~~|a|b| |\n|\n\n|[^a]|\n\n[^a]: note |[x][y]|\n\n[y]: /x\n\n|:cite{source="nyt"}|<i>|é|日|\t|    |---|```|\r\n|&#x20;|_|__|***|\u200b|:x|::x|!['
    .split('|')
    .concat(['|', '\n|-|\n', '| a | b |\n|--|--|\n']),
);

/** Anything at all: crumbs of the dialect, and bytes. */
export const soup: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(crumb, { maxLength: 40 }).map((crumbs) => crumbs.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
);

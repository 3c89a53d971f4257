import { describe, expect, test } from 'vitest';
import { listPassages, parseMarkdown } from '#markdown/index.ts';
import { findIssues } from './check.ts';
import { defaultLevels, levelsFor } from './levels.ts';
import type { GateStory } from './requirement.ts';

/** A story the gate has nothing to say of, unless told otherwise. */
function gateStory(changes: Partial<GateStory> & { body?: string } = {}): GateStory {
  const { body = 'A plain sentence.', ...fields } = changes;
  const parsed = parseMarkdown(body);
  return {
    headline: 'A headline that says enough',
    standfirst: 'What it is about.',
    section: 'world',
    language: 'en-GB',
    byline: [{ person: 'nadia', role: 'author' }],
    sources: [
      { key: 'nyt', publisher: 'The New York Times' },
      { key: 'ft', publisher: 'Financial Times' },
    ],
    picture: null,
    pictures: {},
    deadLinks: new Set(),
    legalReason: null,
    parsed,
    passages: listPassages(parsed),
    ...fields,
  };
}

const codes = (story: GateStory) =>
  findIssues(story, defaultLevels).map(({ code, level, where }) =>
    [level, code, where.field, where.line].filter((part) => part !== undefined).join(' '),
  );

const picture = { key: 'map', alt: 'A map', credit: 'Us' };
const said = '“I have never seen a thing like it,” she said.';

describe('the publishing gate', () => {
  test.each<[string, Parameters<typeof gateStory>[0], string[]]>([
    ['nothing wrong', {}, []],
    ['no headline', { headline: ' ' }, ['stop headline-missing headline']],
    ['a curt headline', { headline: 'Fire' }, ['stop headline-short headline']],
    ['an endless headline', { headline: 'x'.repeat(101) }, ['stop headline-long headline']],
    ['no standfirst', { standfirst: '' }, ['stop standfirst-missing standfirst']],
    [
      'nobody’s name',
      { byline: [{ person: 'tom', role: 'research' }] },
      ['stop byline-missing byline'],
    ],
    ['no section', { section: '' }, ['stop section-missing section']],
    [
      'a described picture',
      { picture, body: '::figure{picture="map"}', pictures: { map: picture } },
      [],
    ],
    [
      'a picture without words',
      { picture: { ...picture, alt: '', credit: ' ' } },
      ['stop picture-alt-missing picture', 'stop picture-credit-missing picture'],
    ],
    [
      'an unknown picture',
      { body: 'One.\n\n::figure{picture="gone"}' },
      ['stop picture-unknown body 3'],
    ],
    ['a quotation without a source', { body: said }, ['warning quotation-without-source body 1']],
    ['a quotation with one', { body: `${said}:cite{source="nyt"}` }, []],
    ['a word in marks', { body: 'The “so-called” plan.' }, []],
    [
      'a pull quote without a source',
      { body: ':::pull-quote{by="Her"}\nNever.\n:::' },
      ['warning quotation-without-source body 2'],
    ],
    [
      'a figure without a source',
      { body: 'Sales rose 12% in 2024.' },
      ['warning figure-without-source body 1'],
    ],
    [
      'money without a source',
      { body: 'It cost £3.5bn.' },
      ['warning figure-without-source body 1'],
    ],
    ['a year and a small count', { body: 'In 2024 there were 12 of them.' }, []],
    ['a figure in key points', { body: ':::key-points\n- It rose 12%\n:::' }, []],
    [
      'one outlet behind all quotations',
      {
        body: `${said}:cite{source="nyt"}\n\n${said}:cite{source="nyt"}`,
      },
      ['warning single-outlet sources'],
    ],
    ['two outlets', { body: `${said}:cite{source="nyt"}\n\n${said}:cite{source="ft"}` }, []],
    [
      'a dead link',
      { body: 'See [it](/gone).', deadLinks: new Set(['/gone']) },
      ['stop dead-link body 1'],
    ],
    ['an endless sentence', { body: `${'word '.repeat(50)}.` }, ['warning sentence-long body 1']],
    [
      'a stale word',
      { body: 'He left yesterday.', standfirst: 'Today.' },
      ['warning stale-word standfirst', 'warning stale-word body 1'],
    ],
    ['a stale word in somebody’s mouth', { body: 'He said “today”.' }, []],
    ['a stale word in another language', { body: 'He left yesterday.', language: 'de' }, []],
    ['an open legal flag', { legalReason: 'Names a minor' }, ['stop legal-flag-open story']],
  ])('%s', (_, changes, expected) => {
    expect(codes(gateStory(changes))).toEqual(expected);
  });

  test('stops come before warnings', () => {
    expect(codes(gateStory({ body: 'He left yesterday.', byline: [] }))).toEqual([
      'stop byline-missing byline',
      'warning stale-word body 1',
    ]);
  });

  test('the publisher’s word for a format goes before that for all, and both before ours', () => {
    const levels = levelsFor('speed-read', [
      { rule: 'standfirst', format: null, level: 'warning' },
      { rule: 'standfirst', format: 'speed-read', level: 'off' },
      { rule: 'readability', format: null, level: 'stop' },
      { rule: 'byline', format: 'the-explainer', level: 'off' },
    ]);
    expect(levels).toEqual({ ...defaultLevels, standfirst: 'off', readability: 'stop' });
    expect(findIssues(gateStory({ standfirst: '' }), levels)).toEqual([]);
  });
});

/** Descriptions are held against the vocabulary itself, as the types of `schema-dts` write it down. */
import { beforeAll, expect, test } from 'vitest';
import type { Story } from '#articles/index.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import type { Publication } from '#publication/index.ts';
import { vocabularyProblems } from '../../tests/support/vocabulary.ts';
import {
  type Description,
  describeIssue,
  describeList,
  describePage,
  describePerson,
  describePublication,
  describeStory,
  linkedData,
} from './index.ts';

const picture = {
  key: 'square',
  alt: 'A square',
  credit: 'Nobody',
  width: 1600,
  height: 900,
  focus: [0.5, 0.5] as [number, number],
  placeholder: '#fff',
  variants: [{ format: 'jpeg' as const, width: 1600, url: '/media/x/1600.jpeg' }],
};

const person = {
  id: 1,
  slug: 'nadia',
  name: 'Nadia',
  kind: 'reporter' as const,
  role: 'Asia correspondent',
  biography: 'Writes.',
  isSample: false,
  portrait: picture,
};
const desk = { ...person, slug: 'desk', name: 'The desk', kind: 'desk' as const };

const section = { id: 1, slug: 'asia', name: 'Asia' };
const publication: Publication = {
  name: 'The Test',
  strapline: 'Every week',
  description: 'For tests.',
  language: 'en-GB',
  timeZone: 'Europe/London',
  contactEmail: 'desk@news.example',
  feedText: 'full',
  apiIsOpen: true,
  createdAt: new Date('2025-01-01'),
  editions: [],
  sections: [
    { id: 2, slug: 'world', name: 'World', description: '', parent: null, children: [section] },
  ],
  formats: [],
  pages: [{ slug: 'corrections-policy', headline: 'Corrections' }],
};

const story: Story = {
  id: 1,
  slug: 'one',
  permanentId: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  url: '/asia/one',
  kicker: { slug: 'talking-point', name: 'Talking Point', genre: 'opinion' },
  section,
  edition: { slug: 'uk', label: 'UK', language: 'en-GB', timeZone: 'Europe/London' },
  headline: 'Fish & </script><script>alert(1)</script> \u2028',
  standfirst: 'What it is about.',
  byline: 'By Nadia',
  firstPublishedAt: new Date('2025-02-14T09:00:00Z'),
  lastChangedAt: new Date('2025-02-15T09:00:00Z'),
  picture,
  revision: 3,
  body: '',
  pictureCaption: null,
  bylines: [
    { person, role: 'author', editionLabel: 'UK' },
    { person: desk, role: 'with', editionLabel: 'UK' },
  ],
  sources: [
    {
      number: 1,
      publisher: 'FT',
      headline: 'A report',
      date: '2019-03',
      url: 'https://ft.example/',
    },
  ],
  sourcesByKey: {},
  corrections: [{ kind: 'correction', text: 'It was ten.', at: new Date('2025-02-15T09:00:00Z') }],
  topics: [{ id: 1, slug: 'china', name: 'China' }],
  sectionId: 1,
  counterpartKey: null,
  timesPublished: 1,
  changed: true,
  words: 460,
  minutes: 2,
};

const issue = {
  slug: '2025-02-28',
  number: 7,
  headline: 'A week',
  date: new Date('2025-02-28'),
  cover: picture,
  body: '',
  edition: { slug: 'uk', label: 'UK' },
  stories: [story],
  printables: [],
  solutions: [],
};

beforeAll(() => {
  const parsed = parseEnv({ SITE_URL: 'https://news.example' });
  if (parsed.ok) setEnv(parsed.env);
});

const genres = ['news', 'reportage', 'background', 'analysis', 'opinion', 'review'] as const;

test('nothing is said that schema.org does not know', () => {
  const bare = { ...story, picture: null, sources: [], corrections: [], topics: [], bylines: [] };
  const made: Record<string, Description> = {
    ...Object.fromEntries(
      genres.map((genre) => {
        const kind = { ...story, kicker: { ...story.kicker, genre } };
        return [genre, describeStory(kind, { publication, socialImage: '/media/x.jpg' })];
      }),
    ),
    'a story without anything': describeStory(bare, { publication, socialImage: null }),
    'the publication': describePublication(publication, '/search'),
    'a static page': describePage(
      { ...issue, standfirst: null, updatedOn: issue.date },
      publication,
    ),
    'a list': describeList({
      path: '/x',
      heading: 'X',
      description: 'X',
      stories: [story],
      publication,
    }),
    'a person': describePerson(person),
    'a desk': describePerson(desk),
    'an issue': describeIssue(issue, publication),
  };
  const texts = Object.fromEntries(
    Object.entries(made).map(([name, description]) => [name, linkedData(description)]),
  );
  expect(vocabularyProblems(texts)).toEqual([]);
  for (const text of Object.values(texts)) expect(text).not.toMatch(/undefined|"url":"\//);
});

test('the check of the vocabulary finds what is wrong, and says where', () => {
  const graph = (thing: object) =>
    JSON.stringify({ '@context': 'https://schema.org', '@graph': [thing] });
  const [kind, property, value, ...more] = vocabularyProblems({
    'a kind': graph({ '@type': 'NewsStory' }),
    'a property': graph({
      '@type': 'NewsArticle',
      author: { '@type': 'Person', issueNumber: '1' },
    }),
    'a value': graph({ '@type': 'NewsArticle', publisher: { '@type': 'CorrectionComment' } }),
  }).filter((line) => !line.startsWith(' '));
  expect(kind).toMatch(/^a kind: .*NewsStory/);
  expect(property).toMatch(/^a property: .*issueNumber/);
  expect(value).toMatch(/^a value: .*CorrectionComment/);
  expect(more).toEqual([]);
});

test('a story is told with its kind, its authors, its sources and its corrections', () => {
  const [article, publisher, way] = describeStory(story, { publication, socialImage: null });
  expect(article).toMatchObject({
    '@type': 'OpinionNewsArticle',
    identifier: 'urn:uuid:7d444840-9dc0-11d1-b245-5ffdce74fad2',
    author: [{ '@type': 'Person', name: 'Nadia' }],
    contributor: [{ '@type': 'Organization', name: 'The desk' }],
    citation: [{ name: 'A report', publisher: { name: 'FT' }, datePublished: '2019-03' }],
    correction: [{ '@type': 'CorrectionComment', text: 'It was ten.' }],
    publisher: { '@id': 'https://news.example/#organization' },
  });
  expect(publisher).toMatchObject({
    '@id': 'https://news.example/#organization',
    correctionsPolicy: 'https://news.example/corrections-policy',
  });
  expect(way).toMatchObject({
    itemListElement: [{ name: 'The Test' }, { name: 'World' }, { name: 'Asia' }, { position: 4 }],
  });
});

test('no headline ends the script', () => {
  const text = linkedData(describeStory(story, { publication, socialImage: null }));
  expect(text).not.toMatch(/[<>\u2028]/);
  expect(JSON.parse(text)['@graph'][0].headline).toBe(story.headline);
});

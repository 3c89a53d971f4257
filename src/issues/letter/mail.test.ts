import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { simpleParser } from 'mailparser';
import { visit } from 'unist-util-visit';
import { beforeAll, expect, test } from 'vitest';
import { parseEnv, setEnv } from '#lib/env.ts';
import { parseMarkdown, toEmailHtml, toPlainText } from '#markdown/index.ts';
import { sampleContext } from '#markdown/sample.ts';
import { faultsOfHtml, faultsOfMail } from '../../../tests/support/good-mail.ts';
import { notShownOf } from '../../../tests/support/mail-table.ts';
import { composeCopy } from '../engine/compose.ts';
import { mostBytes } from '../pure.ts';
import { bytesAsSent } from './addresses.ts';
import { type Letter, letterHtml, letterText } from './render.ts';

const everything = readFileSync(
  join(import.meta.dirname, '../../markdown/golden/everything/input.md'),
  'utf8',
);

/** A letter with every block there is, in its own colour and with its logo. */
function wholeLetter(more: Partial<Letter> = {}, text = everything): Letter {
  const parsed = parseMarkdown(text);
  const part = {
    html: '<p>Over and <a href="https://news.example/">under</a>.</p>',
    text: 'Over.',
  };
  return {
    language: 'en-GB',
    publication: {
      name: 'The “Test” & Sons',
      address: 'https://news.example',
      contactEmail: 'desk@news.example',
    },
    letter: {
      name: 'Morning <1>',
      schedule: 'Weekdays',
      accent: '#004466',
      logo: { url: 'https://news.example/media/logo.jpg', alt: 'The Test', width: 120 },
      header: part,
      footer: part,
    },
    subject: 'What happened & why',
    preheader: 'Five stories.',
    intro: {
      html: toEmailHtml(parsed, sampleContext),
      text: toPlainText(parsed, sampleContext),
    },
    stories: [1, 2].map((n) => ({
      kicker: 'The Explainer',
      headline: `Headline ${n} <b>`,
      standfirst: 'A "standfirst".',
      byline: 'By Nadia',
      url: `https://news.example/world/${n}`,
      picture: { url: 'https://news.example/media/x.jpg', alt: 'A map' },
    })),
    browserUrl: 'https://news.example/newsletters/morning/1',
    ...more,
  };
}

const letters: [string, Letter][] = [
  ['with every block', wholeLetter()],
  ['that is only tried', wholeLetter({ browserUrl: null, isTrial: true })],
  ['with nothing but a story', { ...wholeLetter({}, ''), preheader: '' }],
];

test.each(letters)('a mail %s is valid HTML', async (_, letter) => {
  expect(await faultsOfHtml(letterHtml(letter))).toEqual([]);
});

test.each(letters)('a mail %s uses only what Gmail, Outlook and Apple Mail show', (_, letter) => {
  expect(notShownOf(letterHtml(letter))).toEqual([]);
});

test.each(letters)('a mail %s can be read with pictures off, and in the dark', (_, letter) => {
  const html = letterHtml(letter);
  const tree = fromHtml(html);
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'img') return;
    expect(node.properties.alt, 'what is read instead').toBeTruthy();
    expect(Number(node.properties.width), 'Outlook asks for a width').toBeGreaterThan(0);
    expect(String(node.properties.src)).toMatch(/^https:/);
  });
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain('prefers-color-scheme: dark');
  // Whatever is coloured beside its element has a class that the dark colours reach.
  visit(tree, 'element', (node) => {
    const style = String(node.properties.style ?? '');
    if (!/(^|;)color:/.test(style) || node.tagName === 'a' || node.tagName === 'img') return;
    const classes = [node.properties.className ?? []].flat();
    expect(
      classes.some((name) => ['ink', 'soft', 'accent'].includes(String(name))),
      style,
    ).toBe(true);
  });
});

beforeAll(() => {
  const parsed = parseEnv({
    SITE_URL: 'https://news.example',
    SECRET_KEY: 'only-for-tests-only-for-tests-only',
  });
  if (parsed.ok) setEnv(parsed.env);
});

test.each(letters)(
  'a mail %s has what mail programs and their rules ask for',
  async (_, letter) => {
    const [html, text] = [letterHtml(letter), letterText(letter)];
    expect(bytesAsSent(html)).toBeLessThan(mostBytes);
    const raw = await composeCopy({
      letter: { id: 1, slug: 'morning', name: 'Morning' },
      from: { name: 'The night desk', address: 'desk@news.example' },
      replyTo: 'answers@news.example',
      to: { email: 'reader@example.org', subscriberId: 1, linkSeed: 'seed' },
      subject: letter.subject,
      html,
      text,
      issue: { id: 1, contentHash: createHash('sha256').update(html).update(text).digest('hex') },
      deliveryId: 1,
      at: new Date('2026-01-01T12:00:00Z'),
    });
    expect(await faultsOfMail(raw)).toEqual([]);
    const mail = await simpleParser(raw);
    expect(mail.subject).toBe(letter.subject);
    expect(mail.from?.value).toEqual([{ name: 'The night desk', address: 'desk@news.example' }]);
    expect(mail.replyTo?.value).toEqual([{ name: '', address: 'answers@news.example' }]);
    expect(Buffer.byteLength(mail.html || '')).toBeLessThanOrEqual(bytesAsSent(html));
    const header = (name: string) => mail.headerLines.find(({ key }) => key === name)?.line ?? '';
    expect(header('list-id')).toContain('<morning.newsletters.news.example>');
    expect(header('list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
    expect(header('list-unsubscribe').replaceAll(/\s/g, '')).toMatch(
      /<https:\/\/news\.example\/newsletters\/leave\/one-click\?key=[\w.-]+>$/,
    );
    for (const part of [mail.text ?? '', mail.html || '']) {
      expect(part).toContain('Headline 1');
      expect(part).toContain('https://news.example/newsletters/leave?key=');
      expect(part).not.toContain('standfirst-link:');
      expect(part).not.toMatch(/undefined|\[object/);
    }
  },
);

import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { parseEnv, setEnv } from '#lib/env.ts';
import { linkPlaces } from '../letter/places.ts';
import { type Copy, composeCopy } from './compose.ts';

const parsed = parseEnv({
  SITE_URL: 'https://news.example',
  SECRET_KEY: 'only-for-tests-only-for-tests-only',
});
if (parsed.ok) setEnv(parsed.env);

const copy = (more: Partial<Copy>): Copy => ({
  letter: { id: 1, slug: 'morning', name: 'Morning' },
  from: { name: 'Ünd', address: 'desk@news.example' },
  replyTo: null,
  to: { email: 'one@example.org', subscriberId: 7, linkSeed: 'seed' },
  subject: 'Ünd so',
  html: '',
  text: '',
  issue: { id: 3, contentHash: 'a'.repeat(64) },
  deliveryId: 9,
  at: new Date('2026-01-01T12:00:00Z'),
  ...more,
});

test('what is encoded once for everybody comes out as it was written, with each person’s links', async () => {
  const long = `${'A word and “another” – '.repeat(40)} =3D ends with a space `;
  const text = `${long}\n.dot\nFrom here\n\n${linkPlaces.leave} and\t\n${linkPlaces.choices}\n`;
  const html = `<p>${long}</p><a href="${linkPlaces.leave}">x</a>${linkPlaces.choices}${linkPlaces.choices}`;
  const given = { html, text, issue: { id: 3, contentHash: 'b'.repeat(64) } };
  const keys = new Set<string>();
  for (const subscriberId of [7, 8]) {
    const to = { email: 'one@example.org', subscriberId, linkSeed: 'seed' };
    const source = await composeCopy(copy({ ...given, to }));
    const body = source.subarray(source.indexOf('\r\n\r\n')).toString('latin1');
    const longest = Math.max(...body.split('\r\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(76);
    expect(source.toString('latin1')).not.toMatch(/[^\r]\n|[\u0080-\u00ff]/);
    const mail = await simpleParser(source);
    const leave = /https:\/\/\S+leave\?key=[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
    const choices = /https:\/\/\S+yours\?key=[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
    keys.add(leave);
    const put = (part: string) =>
      part.replaceAll(linkPlaces.leave, leave).replaceAll(linkPlaces.choices, choices);
    expect((mail.html || '').trimEnd()).toBe(put(html).trimEnd());
    expect(mail.text?.trimEnd()).toBe(put(text).trimEnd());
    expect(mail.subject).toBe('Ünd so');
    expect(mail.from?.value).toEqual([{ name: 'Ünd', address: 'desk@news.example' }]);
  }
  expect(keys.size).toBe(2);
});

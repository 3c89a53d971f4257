import { expect, test } from 'vitest';
import { letterForm } from '../../tests/support/letter-form.ts';
import { accentInTheDark, contrast, letterFormSchema, papers } from './pure.ts';

test.each([
  ['accent', { accent: '#ffff00' }, 'too-pale'],
  ['accent', { accent: 'red' }, 'no-colour'],
  ['name', { name: '  ' }, 'missing'],
  ['senderName', { senderName: 'A\r\nBcc: b@c.de' }, 'malformed'],
  ['replyTo', { replyTo: 'nobody' }, 'malformed'],
  ['scheduled.days', { scheduled: { days: [], time: '07:00', asks: true } }, 'no-day'],
  ['scheduled.time', { scheduled: { days: [1], time: '25:00', asks: true } }, 'no-time'],
])('%s is refused with a word that says why: %o', (field, fields, code) => {
  const read = letterFormSchema.safeParse(letterForm(fields));
  const problems = read.error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(problems).toEqual([[field, code]]);
});

test('a colour that can be read by day can be read by night', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  for (const accent of ['#000000', '#9f1d1d', '#004466', '#767676', '#00007f']) {
    expect(contrast(accentInTheDark(accent), papers.dark)).toBeGreaterThanOrEqual(4.5);
  }
});

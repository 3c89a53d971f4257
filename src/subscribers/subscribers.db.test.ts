import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { linked, takeLetters } from '../../tests/support/letters.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { confirm, findConfirmation, findLeaving, leaveByLink, leaveKey } from './index.ts';
import {
  deleteData,
  exportData,
  findByChoicesKey,
  findChoices,
  requestChoicesLink,
  requestNewAddress,
  saveChoices,
} from './own.ts';
import { perAddress, perBlock, type Request, requestSubscription } from './request-subscription.ts';
import { signUpSchema } from './schema.ts';

const at = new Date('2026-01-01T12:00:00Z');
const minute = 60_000;
const later = (minutes: number) => new Date(at.getTime() + minutes * minute);

/** What the page of one person says when nothing of it was touched. */
const wanted = (fields: Partial<Parameters<typeof saveChoices>[1]>) => ({
  letters: [],
  rhythms: new Map(),
  edition: 'keep',
  pause: 'none' as const,
  reason: null,
  ...fields,
});

function asking(fields: Record<string, unknown> = {}, more: Partial<Request> = {}): Request {
  const signUp = signUpSchema.parse({
    email: 'Reader@Example.org',
    newsletters: ['morning'],
    place: 'foot',
    returnTo: '/world/one',
    ...fields,
  });
  return { signUp, trapped: false, from: '192.0.2.1', at, ...more };
}

describe.runIf(hasDatabase)('signing up', () => {
  useDatabase();
  let letters = takeLetters();
  beforeEach(async () => {
    letters = takeLetters();
    await letters.sent();
    await makePublication();
  });

  test('records a pending subscription with what was promised, where and when', async () => {
    expect(await requestSubscription(asking())).toEqual({ kind: 'recorded' });
    const [row] = await database().subscription.findMany({ include: { subscriber: true } });
    expect(row).toMatchObject({
      status: 'pending',
      form: 'foot',
      page: '/world/one',
      promise: 'morning: What morning promises. (Fridays)',
      requestedAt: at,
      subscriber: { email: 'reader@example.org' },
    });
  });

  test('gives the same answer for an address that is known', async () => {
    const first = await requestSubscription(asking());
    const again = await requestSubscription(asking({ newsletters: ['morning', 'weekly'] }));
    expect(again).toEqual(first);
    expect(await database().subscriber.count()).toBe(1);
    expect(await database().subscription.count()).toBe(2);
  });

  test('gives a robot the same answer and records nothing', async () => {
    const result = await requestSubscription(asking({}, { trapped: true }));
    expect(result).toEqual({ kind: 'recorded' });
    expect(await database().subscriber.count()).toBe(0);
  });

  test('refuses a letter that does not exist', async () => {
    const result = await requestSubscription(asking({ newsletters: ['nonsense'] }));
    expect(result).toEqual({ kind: 'unknown-letter' });
  });

  test('stops after so many from one block of addresses', async () => {
    for (let turn = 0; turn < perBlock.most; turn += 1) {
      const from = `192.0.2.${turn}`;
      await requestSubscription(asking({ email: `r${turn}@example.org` }, { from }));
    }
    expect(await requestSubscription(asking({}, { from: '192.0.2.200' }))).toEqual({
      kind: 'limited',
    });
    expect(await requestSubscription(asking({}, { from: '198.51.100.1' }))).toEqual({
      kind: 'recorded',
    });
  });

  test('one address asked for again and again from everywhere tells nobody', async () => {
    for (let turn = 0; turn <= perAddress.most; turn += 1) {
      const result = await requestSubscription(asking({}, { from: `198.51.${turn}.1` }));
      expect(result).toEqual({ kind: 'recorded' });
    }
  });

  test('again and again for one address is one mail in ten minutes, and five a day', async () => {
    // Counted where the mails are, so it holds whatever block of addresses they come from. A thousand
    // times, through the server: tests/e2e/desk-mail.spec.ts.
    for (let turn = 0; turn < 20; turn += 1) {
      await requestSubscription(asking({}, { from: `198.51.${turn}.1` }));
    }
    expect(await letters.sent()).toHaveLength(1);
    for (let turn = 1; turn < 20; turn += 1) {
      await requestSubscription(asking({}, { at: new Date(at.getTime() + turn * 11 * minute) }));
    }
    expect(await letters.sent()).toHaveLength(4);
  });

  test('what is asked for while a mail is under way is confirmed by its link as well', async () => {
    await requestSubscription(asking());
    await requestSubscription(asking({ newsletters: ['weekly'] }, { at: later(1) }));
    const [letter, ...more] = await letters.sent();
    expect(more).toEqual([]);
    const found = await findConfirmation(linked(letter, 'token'), later(2));
    expect(found).toMatchObject({ letters: [{ slug: 'morning' }, { slug: 'weekly' }] });
  });

  test('an address we must not write to is answered like any other, and not written to', async () => {
    await database().suppression.create({
      data: { email: 'reader@example.org', reason: 'complained', note: '', at },
    });
    expect(await requestSubscription(asking())).toEqual({ kind: 'recorded' });
    expect(await letters.sent()).toEqual([]);
  });

  async function signUp(fields: Record<string, unknown> = {}, moment = at) {
    await requestSubscription(asking(fields, { at: moment }));
    const [letter] = await letters.sent();
    return { letter, token: linked(letter, 'token') };
  }

  async function confirmed(fields: Record<string, unknown> = {}) {
    const slugs = fields.newsletters ?? ['morning'];
    const { token } = await signUp(fields);
    const result = await confirm(token, { letters: slugs as string[], at: later(1) });
    if (result.kind !== 'confirmed') throw new Error(result.kind);
    const [welcome] = await letters.sent();
    return { key: result.key, welcome };
  }

  test('a letter welcomes in its own words, and one that has ended can be had no more', async () => {
    await database().newsletter.update({
      where: { slug: 'morning' },
      data: { welcomeSubject: 'Good morning to you', welcomeText: 'Coffee is ready.' },
    });
    const { welcome } = await confirmed();
    expect(welcome?.subject).toBe('Good morning to you');
    expect(welcome?.text).toContain('Coffee is ready.');
    expect(welcome?.text).toContain('/newsletters/yours?key=');
    await database().newsletter.update({ where: { slug: 'weekly' }, data: { retiredAt: at } });
    const asked = await requestSubscription(asking({ newsletters: ['weekly'] }));
    expect(asked).toEqual({ kind: 'unknown-letter' });
  });

  const states = () =>
    database().subscription.findMany({
      select: { status: true, newsletter: { select: { slug: true } } },
      orderBy: { newsletterId: 'asc' },
    });

  test('the link opened fifty times confirms nothing; its button does, once', async () => {
    const { letter, token } = await signUp();
    expect(letter).toMatchObject({ to: 'reader@example.org' });
    for (let turn = 0; turn < 50; turn += 1) {
      expect(await findConfirmation(token, later(1))).toMatchObject({ kind: 'letters' });
    }
    expect(await states()).toMatchObject([{ status: 'pending' }]);
    const pressed = await Promise.all(
      [1, 2, 3].map(() => confirm(token, { letters: ['morning'], at: later(2) })),
    );
    expect(pressed.map(({ kind }) => kind).sort()).toEqual(['confirmed', 'over', 'over']);
    expect(await states()).toMatchObject([{ status: 'confirmed' }]);
    expect(await findConfirmation(token, later(3))).toEqual({ kind: 'over', reason: 'used' });
    const [welcome, ...more] = await letters.sent();
    expect(welcome?.text).toContain('What morning promises.');
    expect(more).toEqual([]);
    const evidence = await database().consent.findMany({ orderBy: { id: 'asc' } });
    expect(evidence).toMatchObject([
      {
        kind: 'asked',
        form: 'foot',
        page: '/world/one',
        text: 'morning: What morning promises. (Fridays)',
      },
      { kind: 'confirmed', form: 'confirm', at: later(2) },
    ]);
    const edited = database().consent.updateMany({ data: { text: 'Something else.' } });
    await expect(edited).rejects.toThrow();
  });

  test('an expired and a made-up link say so and do nothing', async () => {
    const { token } = await signUp();
    const tooLate = later(48 * 60);
    expect(await findConfirmation(token, tooLate)).toEqual({ kind: 'over', reason: 'expired' });
    expect(await confirm(token, { letters: ['morning'], at: tooLate })).toEqual({ kind: 'over' });
    expect(await findConfirmation('made-up', at)).toEqual({ kind: 'over', reason: 'unknown' });
    expect(await states()).toMatchObject([{ status: 'pending' }]);
  });

  test('the database holds no token that opens anything', async () => {
    const { token } = await signUp();
    expect(JSON.stringify(await database().subscriberToken.findMany())).not.toContain(token);
    const forged = database().subscription.updateMany({ data: { status: 'confirmed' } });
    await expect(forged).rejects.toThrow(/has_its_moment/);
  });

  test('one who has the letter already is told so, with the way to their page', async () => {
    await confirmed();
    await requestSubscription(asking({}, { at: later(60) }));
    const [letter] = await letters.sent();
    expect(letter?.subject).toMatch(/already/);
    expect(await findByChoicesKey(linked(letter, 'key'))).toMatchObject({
      email: 'reader@example.org',
    });
    expect(await states()).toMatchObject([{ status: 'confirmed' }]);
  });

  test('what somebody gets is seen, changed and paused by the signed link', async () => {
    const { key, welcome } = await confirmed();
    expect(linked(welcome, 'key')).toBe(key);
    expect(await findChoices(key, at)).toMatchObject({
      email: 'reader@example.org',
      letters: [
        { slug: 'morning', isChosen: true },
        { slug: 'weekly', isChosen: false },
      ],
    });
    await saveChoices(
      key,
      wanted({ letters: ['weekly'], pause: 'week', reason: 'Too many' }),
      later(5),
    );
    expect(await states()).toMatchObject([
      { status: 'left', newsletter: { slug: 'morning' } },
      { status: 'confirmed', newsletter: { slug: 'weekly' } },
    ]);
    const paused = await findChoices(key, later(6));
    expect(paused?.pausedUntil).toEqual(later(5 + 7 * 24 * 60));
    await saveChoices(key, wanted({ letters: ['weekly'] }), later(7));
    expect((await findChoices(key, later(8)))?.pausedUntil).toBeNull();
  });

  test('a signed link that was touched opens nothing', async () => {
    const { key } = await confirmed();
    const other = key.replace(/^\d+/, (id) => String(Number(id) + 1));
    for (const forged of [`${key.slice(0, -1)}_`, other, '', '1.x', `${key}x`]) {
      expect(await findChoices(forged, at)).toBeNull();
      expect(await saveChoices(forged, wanted({}), at)).toBe(false);
      expect(await exportData(forged)).toBeNull();
      expect(await deleteData(forged, at)).toBe(false);
    }
    expect(await states()).toMatchObject([{ status: 'confirmed' }]);
    await database().$executeRaw`update subscriber set link_seed = gen_random_uuid()`;
    expect(await findChoices(key, at)).toBeNull();
  });

  test('leaving by link leaves one letter or all, says why, and may be done twice', async () => {
    await confirmed({ newsletters: ['morning', 'weekly'] });
    const owner = await database().subscriber.findFirstOrThrow();
    const { id } = await database().newsletter.findUniqueOrThrow({ where: { slug: 'morning' } });
    const key = leaveKey(owner, id);
    expect(await findLeaving(key)).toMatchObject({ hasLeft: false, letter: { slug: 'morning' } });
    const click = {
      key,
      everything: false,
      reason: null,
      form: 'one-click',
      at: later(9),
    } as const;
    expect(await leaveByLink(click)).toBe(true);
    expect(await leaveByLink(click)).toBe(true);
    expect(await states()).toMatchObject([{ status: 'left' }, { status: 'confirmed' }]);
    expect(await findLeaving(key)).toMatchObject({ hasLeft: true, others: [{ slug: 'weekly' }] });
    await leaveByLink({ key, everything: true, reason: 'Moving', form: 'leave', at: later(10) });
    expect(await states()).toMatchObject([{ status: 'left' }, { status: 'left' }]);
    expect(await database().consent.count({ where: { kind: 'left' } })).toBe(2);
    expect(await leaveByLink({ ...click, key: `${key.slice(0, -1)}!` })).toBe(false);
  });

  test('another address confirms itself, and the former one is told', async () => {
    const { key } = await confirmed();
    const owner = await findByChoicesKey(key);
    if (!owner) throw new Error('no owner');
    await requestNewAddress(owner, 'new@example.org', later(20));
    const [asked] = await letters.sent();
    expect(asked?.to).toBe('new@example.org');
    expect(await findByChoicesKey(key)).toMatchObject({ email: 'reader@example.org' });
    const done = await confirm(linked(asked, 'token'), { letters: [], at: later(21) });
    expect(done.kind).toBe('address-changed');
    expect(await findByChoicesKey(key)).toMatchObject({ email: 'new@example.org' });
    expect(await letters.sent()).toMatchObject([{ to: 'reader@example.org' }]);
  });

  test('an address that is known becomes one person with the other, and keeps what was confirmed', async () => {
    const first = await confirmed();
    const second = await confirmed({ email: 'second@example.org', newsletters: ['weekly'] });
    const owner = await findByChoicesKey(first.key);
    if (!owner) throw new Error('no owner');
    await requestNewAddress(owner, 'second@example.org', later(20));
    const [asked] = await letters.sent();
    await confirm(linked(asked, 'token'), { letters: [], at: later(21) });
    expect(await database().subscriber.count()).toBe(1);
    expect((await findChoices(second.key, at))?.letters.map(({ isChosen }) => isChosen)).toEqual([
      true,
      true,
    ]);
    expect(await findChoices(first.key, at)).toBeNull();
  });

  test('data is handed out whole, and deleted whole', async () => {
    const { key } = await confirmed();
    const data = await exportData(key);
    expect(data).toMatchObject({
      email: 'reader@example.org',
      subscriptions: [{ status: 'confirmed', form: 'foot' }],
    });
    expect(data?.consents).toHaveLength(2);
    expect(await deleteData(key, later(30))).toBe(true);
    const { subscriber, subscription, consent, subscriberToken } = database();
    const left = [subscriber.count(), subscription.count(), consent.count()];
    expect(await Promise.all([...left, subscriberToken.count()])).toEqual([0, 0, 0, 0]);
  });

  test('the link to one’s page is mailed to who has one, and nobody learns who that is', async () => {
    await confirmed();
    await requestChoicesLink('nobody@example.org', later(1));
    await requestChoicesLink('reader@example.org', later(1));
    await requestChoicesLink('reader@example.org', later(2));
    const sent = await letters.sent();
    expect(sent).toMatchObject([{ to: 'reader@example.org' }]);
  });
});

test.each([
  'reader',
  'reader@',
  '@example.org',
  'reader@example',
  'a b@example.org',
  'a@b@example.org',
  'reader@example.org\nBcc: x@example.org',
  `${'a'.repeat(250)}@example.org`,
])('the address %j is refused', (email) => {
  expect(signUpSchema.safeParse({ email, newsletters: ['morning'] }).success).toBe(false);
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
  'a form never leads back to %j',
  (returnTo) => {
    const parsed = signUpSchema.parse({ email: 'a@example.org', newsletters: ['x'], returnTo });
    expect(parsed.returnTo).toBe('/');
  },
);

import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { perAddress, perBlock, type Request, requestSubscription } from './request-subscription.ts';
import { signUpSchema } from './schema.ts';

const at = new Date('2026-01-01T12:00:00Z');

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
  beforeEach(makePublication);

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

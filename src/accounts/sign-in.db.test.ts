import { TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { takeLetters } from '../../tests/support/letters.ts';
import { makeActor, signedIn } from '../../tests/support/staff.ts';
import { isCommonPassword } from './common-passwords.ts';
import {
  changeSignInPolicy,
  entry,
  findActor,
  findSession,
  firstOwnerLink,
  own,
  staff,
} from './index.ts';

const at = new Date();
const password = 'a long quiet harbour';
const from = '192.0.2.1';

const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('token') ?? '';
const cookiesOf = (cookies: string[]) =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

async function makeOwner(): Promise<void> {
  const token = tokenOf(await firstOwnerLink(at));
  const email = 'owner@news.example';
  await entry.acceptWelcome({ token, email, name: 'Olive Owner', password }, at);
}

const attempt = (fields = {}) => ({
  email: 'owner@news.example',
  password,
  headers: new Headers(),
  from,
  at,
  ...fields,
});

describe.runIf(hasDatabase)('coming in', () => {
  useDatabase();

  test('the first start makes one owner, by a link that works once', async () => {
    const first = tokenOf(await firstOwnerLink(at));
    const token = tokenOf(await firstOwnerLink(at));
    const asked = { token, email: 'owner@news.example', name: 'Olive Owner', password };
    expect(await entry.acceptWelcome({ ...asked, token: first }, at)).toEqual({ kind: 'absent' });
    expect(await entry.acceptWelcome({ ...asked, password: 'password1234' }, at)).toEqual({
      kind: 'invalid',
      problems: [{ field: 'password', code: 'common' }],
    });
    expect(await entry.acceptWelcome(asked, at)).toMatchObject({ kind: 'joined' });
    expect(await entry.acceptWelcome(asked, at)).toEqual({ kind: 'absent' });
    expect(await firstOwnerLink(at)).toBeNull();
    expect(JSON.stringify(await database().staffLink.findMany())).not.toContain(token);
  });

  test('a password opens a session whose token only the browser has', async () => {
    await makeOwner();
    const result = await entry.signIn(attempt());
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    const [session = ''] = result.cookies;
    expect(session).toMatch(/^__Host-standfirst\.session_token=.*Path=\/; HttpOnly; Secure/);
    expect(await findActor(cookiesOf(result.cookies))).toMatchObject({ role: 'owner' });
    const token = session.split('=')[1]?.split('.')[0] ?? 'none';
    const rows = await database().staffSession.findMany();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    await entry.signOut(cookiesOf(result.cookies));
    expect(await findActor(cookiesOf(result.cookies))).toBeNull();
  });

  test('wrong passwords make strangers wait, and not the browser of the owner', async () => {
    await makeOwner();
    const first = await entry.signIn(attempt());
    if (first.kind !== 'signed-in') throw new Error(first.kind);
    const stranger = { password: 'guess after guess', from: '198.51.100.7' };
    for (let turn = 0; turn < 7; turn += 1) await entry.signIn(attempt(stranger));
    expect(await entry.signIn(attempt(stranger))).toMatchObject({ kind: 'wait' });
    expect(await entry.signIn(attempt({ from: '203.0.113.9' }))).toMatchObject({ kind: 'wait' });
    const known = { headers: cookiesOf(first.cookies) };
    expect(await entry.signIn(attempt(known))).toMatchObject({ kind: 'signed-in' });
    const minute = new Date(at.getTime() + 61_000);
    expect(await entry.signIn(attempt({ at: minute }))).toMatchObject({ kind: 'signed-in' });
    expect(await entry.signIn(attempt({ email: 'nobody@news.example' }))).toEqual({
      kind: 'wrong',
    });
  });

  test('an authenticator asks for a code, and takes each code and recovery code once', async () => {
    await makeOwner();
    const first = await entry.signIn(attempt());
    if (first.kind !== 'signed-in') throw new Error(first.kind);
    const headers = cookiesOf(first.cookies);
    const actor = await findActor(headers);
    if (!actor) throw new Error('Nobody is signed in.');
    const begun = await own.beginAuthenticator({ actor, headers, from, at, password });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    const totp = new TOTP({ secret: begun.secret });
    const earlier = totp.generate({ timestamp: Date.now() - 30_000 });
    const confirmed = await own.confirmAuthenticator({ actor, headers, from, at, code: earlier });
    expect(confirmed.result).toEqual({ kind: 'added' });

    const half = async () => {
      const result = await entry.signIn(attempt());
      if (result.kind !== 'code-needed') throw new Error(result.kind);
      const cookies = cookiesOf(result.cookies);
      expect(await findActor(cookies)).toBeNull();
      return { headers: cookies, from, at };
    };
    const code = totp.generate();
    const give = async (kind: 'authenticator' | 'recovery', text: string) =>
      (await entry.giveCode({ ...(await half()), kind, code: text })).kind;
    expect(await give('authenticator', earlier)).toBe('wrong');
    expect(await give('authenticator', code)).toBe('signed-in');
    expect(await give('authenticator', code)).toBe('wrong');
    const [recovery = ''] = begun.recoveryCodes;
    expect(await give('recovery', recovery)).toBe('signed-in');
    expect(await give('recovery', recovery)).toBe('wrong');
    const secrets = JSON.stringify(await database().staffTwoFactor.findMany());
    expect(secrets).not.toContain(begun.secret);
    expect(secrets).not.toContain(recovery);
  });
});

describe.runIf(hasDatabase)('the people of the desk', () => {
  useDatabase();

  const linkIn = (text = '') => /token=([\w-]+)/.exec(text)?.[1] ?? '';

  test('an invitation is for one address, one role and one use', async () => {
    const letters = takeLetters();
    const owner = await makeActor('owner');
    const invite = {
      actor: owner,
      role: 'editor',
      personId: null,
      publication: 'The Test',
      at,
    } as const;
    const email = 'eddi@news.example';
    await staff.inviteStaff({ ...invite, email });
    const { id } = await database().staffLink.findFirstOrThrow();
    const [first] = await letters.sent();
    await staff.inviteStaff({ ...invite, email });
    const [second] = await letters.sent();
    expect([first?.to, second?.to]).toEqual([email, email]);
    const accept = (text?: string) =>
      entry.acceptWelcome(
        { token: linkIn(text), email: 'other@news.example', name: 'Eddi', password },
        at,
      );
    expect(await accept(first?.text)).toEqual({ kind: 'absent' });
    expect(await accept(second?.text)).toMatchObject({ kind: 'joined', email });
    expect(await accept(second?.text)).toEqual({ kind: 'absent' });
    expect(await database().staff.findFirst({ where: { email } })).toMatchObject({
      role: 'editor',
    });
    expect(await staff.revokeInvitation({ actor: owner, id, at })).toEqual({ kind: 'absent' });
  });

  test('a publisher gives no more than they have, and there is always an owner', async () => {
    takeLetters();
    const owner = await makeActor('owner');
    const publisher = await makeActor('publisher');
    const { actor: writer, headers } = await signedIn('writer');
    const change = (actor: typeof owner, staffId: string, role: 'owner' | 'editor') =>
      staff.changeStaff({ actor, staffId, role, at });
    expect(await change(publisher, writer.staffId, 'owner')).toEqual({ kind: 'forbidden' });
    expect(await change(publisher, owner.staffId, 'editor')).toEqual({ kind: 'forbidden' });
    expect(await change(publisher, publisher.staffId, 'owner')).toEqual({ kind: 'forbidden' });
    expect(await change(publisher, writer.staffId, 'editor')).toEqual({ kind: 'changed' });
    // Who has another role signs in anew.
    expect(await findActor(headers)).toBeNull();
    const second = await makeActor('owner');
    const both = [change(owner, second.staffId, 'editor'), change(second, owner.staffId, 'editor')];
    await Promise.all(both);
    expect(await database().staff.count({ where: { role: 'owner' } })).toBe(1);
  });

  test('a reset works once, ends every session, and tells nobody who has an address', async () => {
    const letters = takeLetters();
    await letters.sent();
    await makeOwner();
    const { kind } = await entry.signIn(attempt());
    const ask = (email: string) => entry.requestReset({ email, from, publication: 'The Test', at });
    expect(await ask('nobody@news.example')).toEqual(await ask('owner@news.example'));
    const [letter, ...more] = await letters.sent();
    expect([kind, more.length]).toEqual(['signed-in', 0]);
    const token = linkIn(letter?.text);
    const reset = { token, password: 'another quiet harbour' };
    expect(await entry.resetPassword(reset, at)).toEqual({ kind: 'reset' });
    expect(await entry.resetPassword(reset, at)).toEqual({ kind: 'absent' });
    expect(await database().staffSession.count()).toBe(0);
    expect((await entry.signIn(attempt())).kind).toBe('wrong');
    expect((await entry.signIn(attempt({ password: reset.password }))).kind).toBe('signed-in');
  });

  test('a rule that asks for a second factor stops sessions without one, not its author', async () => {
    const { actor, headers } = await signedIn('publisher');
    const rule = { actor, twoFactorFrom: 'editor' } as const;
    expect(await changeSignInPolicy(rule)).toMatchObject({ kind: 'invalid' });
    await database().staff.update({
      where: { id: actor.staffId },
      data: { twoFactorEnabled: true },
    });
    expect(await changeSignInPolicy(rule)).toEqual({ kind: 'changed' });
    expect(await findSession(headers)).toMatchObject({ lacksSecondFactor: true });
    expect(await findActor(headers)).toBeNull();
    expect(await findActor((await signedIn('writer')).headers)).not.toBeNull();
  });
});

test.each([
  'password1234',
  'Passw0rd!!2026',
  'qwertyuiop123',
  'abcabcabcabc',
  '111111111111',
  'standfirst2026',
  'letmeinletmein',
  'olive-owner-1',
  '1q2w3e4r5t6y',
])('%s is among the first that are guessed', (common) => {
  expect(isCommonPassword(common, ['olive@news.example', 'Olive Owner'])).toBe(true);
});

test.each(['a long quiet harbour', 'Tuesday pears by the canal', 'xK9#mQ2vLp7!'])(
  '%s is not',
  (good) => {
    expect(isCommonPassword(good, ['olive@news.example', 'Olive Owner'])).toBe(false);
  },
);

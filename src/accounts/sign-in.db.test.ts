import { describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { entry, findActor, firstOwnerLink } from './index.ts';

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
});

/** A demo of its own for stories at the desk, which change what they find, and staff who are signed in. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { z } from 'zod';
import { type Actor, entry, type Role, staff } from '#accounts/index.ts';
import { now } from '#lib/clock.ts';
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { makeActor, signIn } from './staff.ts';

export type DeskServer = DemoServer & {
  /** Signs a browser in as somebody new of this role. */
  enter: (context: BrowserContext, role: Role, fields?: { name?: string }) => Promise<Actor>;
  /** Makes somebody of this role who signs in by a password. */
  join: (role: Role, fields: Joining) => Promise<{ email: string; password: string }>;
};

/** `person`: the slug of the one whose name stands over their stories. */
type Joining = { name: string; person?: string };

/** `settings`: those beside the port and the folder. */
export async function startDeskServer(
  port: number,
  settings: Record<string, string> = {},
): Promise<DeskServer> {
  const env = { LOG_LEVEL: 'error', ...settings };
  const server = await startDemoServer({ port, env, output: 'keep' });
  const parsed = parseEnv({ ...settings, DATA_DIR: server.folder, SITE_URL: server.url });
  if (parsed.ok) setEnv(parsed.env);
  const details = readFileSync(join(server.folder, 'standfirst.running.json'), 'utf8');
  const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(JSON.parse(details));
  openDatabase({ url: databaseUrl, connections: 2 });
  return {
    ...server,
    async enter(context, role, fields) {
      const actor = await makeActor(role, fields);
      const { cookie } = await signIn(actor.staffId);
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Lax' }]);
      return actor;
    },
    join: joinDesk,
    async stop() {
      await closeDatabase();
      await server.stop();
    },
  };
}

async function joinDesk(role: Role, { name, person }: Joining) {
  const email = `${randomBytes(4).toString('hex')}@news.example`;
  const password = 'twelve quiet harbours';
  const found = person && (await database().person.findUniqueOrThrow({ where: { slug: person } }));
  const { url } = await database().$transaction((tx) =>
    staff.makeInvitation(tx, { email, name, role, personId: found ? found.id : null, at: now() }),
  );
  const token = new URL(url).searchParams.get('token') ?? '';
  const joined = await entry.acceptWelcome({ token, name, password }, now());
  if (joined.kind !== 'joined') throw new Error(`Nobody joined: ${joined.kind}`);
  return { email, password };
}

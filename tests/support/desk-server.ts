/** A demo of its own for stories at the desk, which change what they find, and staff who are signed in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { z } from 'zod';
import type { Actor, Role } from '#accounts/index.ts';
import { closeDatabase, openDatabase } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { makeActor, signIn } from './staff.ts';

export type DeskServer = DemoServer & {
  /** Signs a browser in as somebody new of this role. */
  enter: (context: BrowserContext, role: Role, fields?: { name?: string }) => Promise<Actor>;
};

export async function startDeskServer(port: number): Promise<DeskServer> {
  const server = await startDemoServer({ port, env: { LOG_LEVEL: 'error' }, output: 'keep' });
  const parsed = parseEnv({ DATA_DIR: server.folder, SITE_URL: server.url });
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
    async stop() {
      await closeDatabase();
      await server.stop();
    },
  };
}

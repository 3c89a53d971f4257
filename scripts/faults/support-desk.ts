/** A member of staff at the desk of a server of one's own: signed in, and with requests of a browser. */

import { parseEnv, setEnv } from '../../src/lib/env.ts';
import { openPublication } from '../../src/server/open-database.ts';
import { makeActor, signIn } from '../../tests/support/staff.ts';

export type Desk = {
  /** A request of the desk's API; the answer's JSON beside its status. */
  ask: (method: string, path: string, body?: object) => Promise<{ status: number; json: unknown }>;
};

/** Makes an editor in the data folder of a server that is not running. */
export async function openDesk({ folder, url }: { folder: string; url: string }): Promise<Desk> {
  const env = parseEnv({ DATA_DIR: folder, SITE_URL: url });
  if (!env.ok) throw new Error('The settings of this script are wrong.');
  setEnv(env.env);
  const publication = await openPublication(env.env, { report: () => {} });
  const { cookie } = await signIn((await makeActor('editor', { name: 'Edith' })).staffId);
  await publication.close();
  const headers = { cookie, origin: url, 'sec-fetch-site': 'same-origin' };
  return {
    async ask(method, path, body) {
      const answer = await fetch(url + path, {
        method,
        headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, json: await answer.json() };
    },
  };
}

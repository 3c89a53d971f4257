import { z } from 'zod';
import { publishing } from '#articles/index.ts';
import { deskRoute } from '../desk-route.ts';

const body = z.strictObject({ choices: publishing.levelChoicesSchema });

/** What the publishing gate asks for. */
export const GET = deskRoute({}, ({ actor }) => publishing.readGate(actor));

export const PUT = deskRoute({ body }, ({ actor, body: { choices } }) =>
  publishing.saveGate({ actor, choices }),
);

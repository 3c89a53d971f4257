import { planning } from '#articles/index.ts';
import { deskRoute } from '../desk-route.ts';

/** What the actor should look at now. */
export const GET = deskRoute({}, async ({ actor, at }) => ({
  today: await planning.readToday(actor, at),
}));

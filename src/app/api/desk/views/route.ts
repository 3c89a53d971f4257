import { planning } from '#articles/index.ts';
import { deskRoute } from '../desk-route.ts';

export const GET = deskRoute({}, async ({ actor }) => ({ views: await planning.listViews(actor) }));

/** Gives a filter of the story list a name. */
export const POST = deskRoute({ body: planning.savedViewSchema }, ({ actor, body: view }) =>
  planning.saveView({ actor, view }),
);

import { planning } from '#articles/index.ts';
import { deskRoute } from '../desk-route.ts';

export const GET = deskRoute(
  { query: planning.storyFilterSchema },
  async ({ actor, at, query: filter }) => ({
    columns: await planning.boardColumns({ actor, filter, at }),
  }),
);

import { z } from 'zod';
import { startIssue } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';

const params = z.object({ slug: z.string().max(120) });

/** Begins an issue of a letter. */
export const POST = deskRoute({ params }, ({ actor, params: { slug }, at }) =>
  startIssue(actor, { newsletter: slug, at }),
);

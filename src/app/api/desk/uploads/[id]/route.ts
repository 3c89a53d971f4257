/** What became of a file that was sent. */
import { z } from 'zod';
import { findUpload } from '#media/index.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ id: z.string().regex(/^[0-9a-f]{20}$/) });

export const GET = deskRoute({ params }, ({ actor, params: { id } }) => findUpload(actor, id));

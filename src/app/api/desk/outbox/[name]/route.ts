/** A letter of the outbox as a file. */
import { z } from 'zod';
import { mayReadOutbox } from '#accounts/index.ts';
import { findKept } from '#mail/index.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ name: z.string().max(80) });

export const GET = deskRoute({ params }, async ({ actor, params }) => {
  if (!mayReadOutbox(actor)) return { kind: 'forbidden' };
  const bytes = await findKept(params.name);
  if (!bytes) return { kind: 'absent' };
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${params.name}"`,
    },
  });
});

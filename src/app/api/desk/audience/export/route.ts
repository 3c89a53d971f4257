/** The audience as it is filtered, as a file. A POST, because it takes the password again. */
import { audience } from '#subscribers/index.ts';
import { segmentFilterSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../../desk-route.ts';

export const POST = deskRoute(
  { body: segmentFilterSchema, fresh: true },
  async ({ actor, body: filter, at }) => {
    const result = await audience.exportAudience(actor, filter, at);
    if (result.kind !== 'csv') return result;
    const encoder = new TextEncoder();
    const { lines } = result;
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = await lines.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      async cancel() {
        await lines.return(undefined);
      },
    });
    return new Response(stream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audience.csv"',
      },
    });
  },
);

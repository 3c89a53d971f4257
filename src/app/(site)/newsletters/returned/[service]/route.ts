/** Where mail services tell of bounces and complaints. What is not signed as the settings say is refused. */
import { now } from '#lib/clock.ts';
import { hearService } from '#returned-mail/index.ts';

export const dynamic = 'force-dynamic';

const answers = {
  'not-set-up': { status: 404, text: 'This service is not set up here.\n' },
  forged: { status: 403, text: 'The signature is missing or wrong.\n' },
  malformed: { status: 400, text: 'This is not what the service sends.\n' },
};

type Params = { params: Promise<{ service: string }> };

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const heard = await hearService((await params).service, {
    body: Buffer.from(await request.arrayBuffer()),
    header: (name) => request.headers.get(name) ?? '',
    at: now(),
  });
  if (heard.kind === 'heard') return new Response(`Noted: ${heard.noted}\n`);
  const { status, text } = answers[heard.kind];
  return new Response(text, { status });
}

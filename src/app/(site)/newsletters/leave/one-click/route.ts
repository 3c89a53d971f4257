/**
 * One click in a mail program (RFC 8058): a POST in either encoding leaves, without a cookie and without
 * being sent on. Whoever opens the address is led to the page, and nothing changes.
 */
import { now } from '#lib/clock.ts';
import { leaveByLink } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key') ?? '';

export function GET(request: Request): Response {
  return leadTo('/newsletters/leave', { key: keyOf(request) });
}

export async function POST(request: Request): Promise<Response> {
  const isMeant = (await readFields(request)).one('List-Unsubscribe') === 'One-Click';
  if (!isMeant) return new Response('List-Unsubscribe=One-Click is missing.\n', { status: 400 });
  const at = now();
  const key = keyOf(request);
  const isKnown = await leaveByLink({
    key,
    everything: false,
    reason: null,
    form: 'one-click',
    at,
  });
  return isKnown
    ? new Response('You have left.\n', { status: 200 })
    : new Response('This link leads nowhere any more.\n', { status: 404 });
}

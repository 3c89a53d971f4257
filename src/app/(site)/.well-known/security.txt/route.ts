/** Whom to tell of a hole. */
import { securityTxt } from '#addresses/index.ts';
import { now } from '#lib/clock.ts';

export async function GET(): Promise<Response> {
  return new Response(await securityTxt(now()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** Ends the session of this browser; also when there is none, so that it always succeeds. */
import { entry } from '#accounts/index.ts';

export async function POST(request: Request): Promise<Response> {
  const response = Response.json({ ok: true });
  for (const cookie of await entry.signOut(request.headers)) {
    response.headers.append('set-cookie', cookie);
  }
  return response;
}

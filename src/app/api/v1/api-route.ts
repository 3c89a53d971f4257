/** Makes the route handler of one question to the content API. */
import {
  type ApiAnswer,
  answerApi,
  type OperationName,
  problemAnswer,
} from '#content-api/index.ts';
import { now } from '#lib/clock.ts';

/** Next gives none to a handler whose address has no part to fill in. */
type Props = { params: Promise<{ slug?: string } | undefined> | undefined };

export function apiRoute(operation: OperationName) {
  return async (request: Request, { params }: Props): Promise<Response> => {
    const { slug = '' } = (await params) ?? {};
    const parameters = new URL(request.url).searchParams;
    return respond(await answerApi({ operation, slug, parameters, at: now() }));
  };
}

export function respond({ status, headers, body }: ApiAnswer): Response {
  return new Response(body, { status, headers });
}

export const nothingHere = () => respond(problemAnswer(404));

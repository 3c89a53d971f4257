/** From a question to an answer in JSON; whatever is asked, what is wrong with it is said by field. */
import { STATUS_CODES } from 'node:http';
import { getPublication } from '#publication/index.ts';
import { type Answered, type OperationName, operations } from './operations.ts';

export type ApiAnswer = { status: number; headers: Record<string, string>; body: string };

type Asked = { operation: OperationName; slug?: string; parameters: URLSearchParams; at: Date };

export async function answerApi({
  operation,
  slug = '',
  parameters,
  at,
}: Asked): Promise<ApiAnswer> {
  const headers = await sharing();
  const { query, run } = operations[operation];
  const parsed = query.safeParse(Object.fromEntries(parameters));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      field: String(path[0]),
      code: /^[a-z-]+$/.test(message) ? message : 'malformed',
    }));
    return problemAnswer(400, problems, headers);
  }
  // Each operation's own schema has just said that the query is what its `run` takes.
  const result: Answered<unknown> = await run({ slug, query: parsed.data as never, at });
  switch (result.kind) {
    case 'answer':
      return {
        status: 200,
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(result.body),
      };
    case 'absent':
      return problemAnswer(404, undefined, headers);
    case 'refused':
      return problemAnswer(400, result.problems, headers);
    case 'too-slow':
      return problemAnswer(503, undefined, headers);
  }
}

/** A problem as RFC 9457 words it. */
export function problemAnswer(
  status: number,
  problems?: { field: string; code: string }[],
  headers: Record<string, string> = {},
): ApiAnswer {
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify({
      type: 'about:blank',
      title,
      status,
      ...(problems ? { problems } : {}),
    }),
  };
}

/** Whether a browser may hand the answer to the page of another site, as the publication says. */
async function sharing(): Promise<Record<string, string>> {
  const { apiIsOpen } = await getPublication();
  return apiIsOpen
    ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag' }
    : {};
}

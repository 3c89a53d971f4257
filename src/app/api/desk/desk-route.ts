/**
 * The one wrapper around every route of the desk's API: who is it → what did they send → the operation →
 * its answer. It decides nothing about permission: the operation does, and says so in its result.
 */
import { z } from 'zod';
import { type Actor, findSession, isFresh, type Session } from '#accounts/index.ts';
import { now } from '#lib/clock.ts';

export type Problem = { field: string; code: string };

type Context<Body, Params, Query> = {
  actor: Actor;
  body: Body;
  params: Params;
  query: Query;
  /** The moment of the request. */
  at: Date;
  /** The network address it came from, for counting only. */
  from: string;
  request: Request;
  session: Session;
};

type Options<Body extends z.ZodType, Params extends z.ZodType, Query extends z.ZodType> = {
  /** What the JSON body must be. */
  body?: Body;
  /** What the segments of the address must be; anything else is an address that is not there. */
  params?: Params;
  query?: Query;
  /** Asks for the password again when it was last given more than ten minutes ago. */
  fresh?: true;
  /** Also for who still has to set up the second factor that is asked of them. */
  withoutSecondFactor?: true;
};

/**
 * What an operation may answer. Kinds that mean the same everywhere become statuses:
 *
 * - `forbidden` 403, `absent` 404, `conflict` 409, `invalid` 422 with its `problems`
 * - anything else 200, with `ok: true` beside what it holds
 * - a `Response` is sent as it is: streams, files, cookies
 */
export type Result = Response | ({ kind?: string; problems?: Problem[] } & Record<string, unknown>);

type RouteArguments = { params: Promise<unknown> };

export function deskRoute<
  Body extends z.ZodType = z.ZodUndefined,
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
>(
  options: Options<Body, Params, Query>,
  run: (
    context: Context<z.infer<Body>, z.infer<Params>, z.infer<Query>>,
  ) => Promise<Result> | Result,
): (request: Request, given: RouteArguments) => Promise<Response> {
  return async (request, given) => {
    const at = now();
    const session = await findSession(request.headers, at);
    if (!session) return Response.json({ reason: 'signed-out' }, { status: 401 });
    if (session.lacksSecondFactor && !options.withoutSecondFactor) {
      return Response.json({ reason: 'second-factor' }, { status: 403 });
    }
    const params = (options.params ?? z.unknown()).safeParse(await given.params);
    if (!params.success) return Response.json({ reason: 'absent' }, { status: 404 });
    const query = (options.query ?? z.unknown()).safeParse(
      Object.fromEntries(new URL(request.url).searchParams),
    );
    if (!query.success) return invalid(problemsOf(query.error));
    const body = options.body
      ? options.body.safeParse(await request.json().catch(() => undefined))
      : z.undefined().safeParse(undefined);
    if (!body.success) return invalid(problemsOf(body.error));
    if (options.fresh && !isFresh(session, at)) {
      return Response.json({ reason: 'reauthenticate' }, { status: 403 });
    }
    const result = await run({
      actor: session.actor,
      session,
      body: body.data as z.infer<Body>,
      params: params.data as z.infer<Params>,
      query: query.data as z.infer<Query>,
      at,
      from: request.headers.get('x-standfirst-address') ?? '',
      request,
    });
    return result instanceof Response ? result : answer(result);
  };
}

type EntryContext<Body> = { body: Body; at: Date; from: string; request: Request };

/** A route for people who are not signed in yet: the ways in. Everything else is a `deskRoute`. */
export function entryRoute<Body extends z.ZodType>(
  schema: Body,
  run: (context: EntryContext<z.infer<Body>>) => Promise<Result>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = schema.safeParse(await request.json().catch(() => undefined));
    if (!body.success) return invalid(problemsOf(body.error));
    const from = request.headers.get('x-standfirst-address') ?? '';
    const result = await run({ body: body.data, at: now(), from, request });
    return result instanceof Response ? result : answer(result);
  };
}

/** A result as a response with cookies beside it. */
export function answerWithCookies(
  result: Exclude<Result, Response>,
  cookies: readonly string[],
): Response {
  const response = answer(result);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** A result as a response; see `Result`. */
export function answer({ kind, ...rest }: Exclude<Result, Response>): Response {
  switch (kind) {
    case 'forbidden':
      return Response.json({ reason: 'forbidden', ...rest }, { status: 403 });
    case 'absent':
      return Response.json({ reason: 'absent' }, { status: 404 });
    case 'conflict':
      return Response.json({ ok: false, kind, ...rest }, { status: 409 });
    case 'invalid':
      return Response.json({ problems: [], ...rest }, { status: 422 });
    default:
      return Response.json({ ok: true, ...(kind === undefined ? {} : { kind }), ...rest });
  }
}

/** Problems of fields as the screens show them beside the fields: a path, and zod's message as code. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map(({ path, message }) => ({ field: path.join('.'), code: message }));
}

function invalid(problems: Problem[]): Response {
  return Response.json({ problems }, { status: 422 });
}

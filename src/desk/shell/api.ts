/**
 * How the desk's screens talk to its API: every answer is one of these kinds, and a request never
 * throws. What a handler of its own means by 409 is in `data`.
 */
export type Problem = { field: string; code: string };

export type ApiAnswer<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'invalid'; problems: Problem[] }
  | { kind: 'conflict'; data: Record<string, unknown> }
  | { kind: 'forbidden'; reason: string }
  | { kind: 'absent' }
  | { kind: 'signed-out' }
  | { kind: 'too-large' }
  /** Too many tries: again after so many seconds. */
  | { kind: 'wait'; seconds: number }
  /** The server could not be reached, or could not answer now; trying again may help. */
  | { kind: 'unreachable'; status: number | null };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Options = { body?: unknown; signal?: AbortSignal; keepalive?: boolean };

/** Asks somebody for their password; true when they gave it. Set by the shell. */
let askAgain: (() => Promise<boolean>) | null = null;

export function onReauthenticate(ask: (() => Promise<boolean>) | null): void {
  askAgain = ask;
}

/** Sends a request to `/api/desk/…` and says how it went. `path` starts after `/api/desk/`. */
export async function callDesk<T = Record<string, unknown>>(
  method: Method,
  path: string,
  options: Options = {},
): Promise<ApiAnswer<T>> {
  const response = await request(method, path, options);
  if (!response) return { kind: 'unreachable', status: null };
  const answer = await readAnswer<T>(response);
  if (answer.kind === 'forbidden' && answer.reason === 'reauthenticate' && askAgain) {
    if (await askAgain()) return callDesk(method, path, options);
  }
  return answer;
}

/** Asks for a file; what it answers otherwise is as of `callDesk`. */
export async function downloadDesk(path: string, body: unknown): Promise<ApiAnswer<Blob>> {
  const response = await request('POST', path, { body });
  if (!response) return { kind: 'unreachable', status: null };
  if (response.ok) {
    const data = await response.blob().catch(() => null);
    return data ? { kind: 'ok', data } : { kind: 'unreachable', status: null };
  }
  const answer = await readAnswer<Blob>(response);
  if (answer.kind === 'forbidden' && answer.reason === 'reauthenticate' && askAgain) {
    if (await askAgain()) return downloadDesk(path, body);
  }
  return answer;
}

async function request(method: Method, path: string, options: Options): Promise<Response | null> {
  const { body, signal, keepalive } = options;
  return fetch(`/api/desk/${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
    credentials: 'same-origin',
    cache: 'no-store',
  }).catch(() => null);
}

async function readAnswer<T>(response: Response): Promise<ApiAnswer<T>> {
  const { status } = response;
  const data = await response.json().catch(() => null);
  if (response.ok && data !== null) return { kind: 'ok', data };
  switch (status) {
    case 401:
      return { kind: 'signed-out' };
    case 403:
      return { kind: 'forbidden', reason: data?.reason ?? 'forbidden' };
    case 404:
      return { kind: 'absent' };
    case 409:
      return { kind: 'conflict', data: data ?? {} };
    case 413:
      return { kind: 'too-large' };
    case 422:
      return { kind: 'invalid', problems: data?.problems ?? [] };
    case 429:
      return { kind: 'wait', seconds: data?.seconds ?? 1 };
    default:
      return { kind: 'unreachable', status };
  }
}

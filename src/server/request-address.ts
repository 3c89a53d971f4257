/**
 * The address of a request, checked before anything looks at it: nothing behind here meets a path
 * that climbs, hides a slash, holds a control character, or has two spellings.
 */

export type RequestAddress =
  /** `path` is decoded, `address` its one spelling: what documents are found and rendered by. */
  { ok: true; path: string; address: string } | { ok: false; status: 400 | 404 | 414 };

const longestUrl = 8192;
const longestPath = 1024;

/**
 * Reads a request target. `declaredBy` names the parameters that what stands at a path reads; any
 * other is no part of its address.
 */
export function readAddress(
  url: string,
  declaredBy: (path: string) => readonly string[],
): RequestAddress {
  if (url.length > longestUrl) return { ok: false, status: 414 };
  if (!url.startsWith('/')) return { ok: false, status: 400 };
  const mark = url.indexOf('?');
  const segments = decodeSegments(mark < 0 ? url : url.slice(0, mark));
  if (!segments) return { ok: false, status: 400 };
  // The last segment is empty in `/` and where a path ends in a slash; elsewhere it is a mistake.
  const inner = segments.slice(1, -1);
  if (inner.includes('') || segments.some(isHostile)) return { ok: false, status: 404 };
  const path = segments.map(encodeURIComponent).join('/');
  if (path.length > longestPath) return { ok: false, status: 404 };
  const query = mark < 0 ? '' : pick(url.slice(mark + 1), declaredBy(path));
  return { ok: true, path: segments.join('/'), address: path + query };
}

function decodeSegments(path: string): string[] | null {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return segments.some((segment) => /[\u0000-\u001f\u007f]/.test(segment)) ? null : segments;
  } catch {
    return null;
  }
}

function isHostile(segment: string): boolean {
  return segment === '.' || segment === '..' || /[/\\]/.test(segment);
}

function pick(search: string, declared: readonly string[]): string {
  if (declared.length === 0) return '';
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of declared) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : '';
}

/** Which encoding a browser wants (RFC 9110, 12.5.3). One it refuses is never sent. */
import { LRUCache } from 'lru-cache';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

// Browsers send a handful of different strings; the bound is against those who invent them.
const known = new LRUCache<string, readonly Encoding[]>({ max: 200 });

/** The encodings the header allows, best first; empty when it refuses even the plain bytes. */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return plainOnly;
  let accepted = known.get(header);
  if (!accepted) {
    accepted = parse(header);
    if (header.length <= 200) known.set(header, accepted);
  }
  return accepted;
}

const plainOnly: readonly Encoding[] = ['identity'];

function parse(header: string): Encoding[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const q = parameters.find((text) => text.startsWith('q='))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    if (name && weight >= 0 && weight <= 1) weights.set(name === 'x-gzip' ? 'gzip' : name, weight);
  }
  const any = weights.get('*');
  const weightOf = (encoding: Encoding) =>
    // Plain bytes are acceptable unless refused, yet wanted less than anything that was named.
    weights.get(encoding) ?? any ?? (encoding === 'identity' ? 0.0001 : 0);
  return encodings
    .filter((encoding) => weightOf(encoding) > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a));
}

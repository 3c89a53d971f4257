/** The headers that keep a reader safe. They are on every answer: a page, an error, a file. */

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  // Speculation rules are data that a browser reads, but policies count them among the scripts.
  "script-src 'self' 'inline-speculation-rules'",
  "connect-src 'self'",
  "media-src 'self' https:",
  'frame-src https://www.youtube-nocookie.com https://player.vimeo.com',
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const developmentPolicy = policy
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval'")
  .replace("connect-src 'self'", "connect-src 'self' ws: wss:")
  .replace("img-src 'self'", "img-src 'self' data:");

/**
 * The desk runs scripts: only those that carry the number of this one answer, and what they load.
 * Styles may stand in the page, because the components of the desk set them there.
 */
export function deskPolicy(nonce: string, { dev }: { dev: boolean }): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "frame-src 'self'",
    "media-src 'self' https:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * A preview is a reader's page, so it may do what a reader's page may: its script runs, its films play.
 * Beside it come the scripts of the framework, by the number of this one answer, and the desk may show
 * it within its own pages.
 */
export function previewPolicy(nonce: string, { dev }: { dev: boolean }): string {
  return (dev ? developmentPolicy : policy)
    .replace("script-src 'self'", dev ? "script-src 'self'" : `script-src 'self' 'nonce-${nonce}'`)
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'");
}

/** For files that may hold what others made: nothing in them runs, whatever they claim to be. */
export const filePolicy = "sandbox; default-src 'none'";

export type HeaderOptions = { secure: boolean; dev?: boolean; policy?: string };

/** Names and values in turn, as `writeHead` takes them. `secure`: readers come over TLS. */
export function securityHeaders(options: HeaderOptions): string[] {
  const headers = [
    'Content-Security-Policy',
    options.policy ?? (options.dev ? developmentPolicy : policy),
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy',
    'same-origin',
  ];
  if (options.secure) headers.push('Strict-Transport-Security', 'max-age=31536000');
  return headers;
}

/**
 * A page may be kept by anybody, and must be asked about before it is shown again: a story that was
 * withdrawn is gone at the next click. The question costs a 304 of some hundred bytes. A cache in
 * front that is purged by tag can be told to keep pages longer in its own configuration.
 */
export const documentCacheControl = 'public, max-age=0, must-revalidate';

/** For addresses that name their content, so that what is there never changes. */
export const immutableCacheControl = 'public, max-age=31536000, immutable';

/** As many tags as fit in the 8 kB that caches in front read of a header. */
export function cacheTagHeader(tags: Iterable<string>, limit = 8000): string {
  let value = '';
  for (const tag of tags) {
    if (tag.startsWith('until:')) continue;
    const safe = encodeURI(tag).replaceAll(',', '%2C');
    if (value.length + safe.length + 1 > limit) break;
    value += value ? `,${safe}` : safe;
  }
  return value;
}

/** Addresses in text are not to be trusted: only http(s), mailto and tel, or a place on our site. */

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const ALLOWED = /^(?:https?|mailto|tel):/i;

/**
 * Whether a link may go there.
 *
 * Browsers ignore tabs, line breaks and leading controls inside an address, so they are taken out
 * before the scheme is read: `java\nscript:` is `javascript:`.
 */
export function isSafeAddress(url: string): boolean {
  const seen = withoutControls(url);
  if (ALLOWED.test(seen)) return true;
  if (SCHEME.test(seen)) return false;
  const colon = seen.indexOf(':');
  // What is before the first colon may be an obfuscated scheme unless it is plainly a path.
  return colon < 0 || /[/?#]/.test(seen.slice(0, colon));
}

/** Whether a picture or a sound may be loaded from there. */
export function isMediaAddress(url: string): boolean {
  const seen = withoutControls(url);
  return /^https?:\/\//i.test(seen) || /^\/(?![/\\])/.test(seen);
}

/** Whether the link leads to another host; `//host` and `/\host` do as well. */
export function isExternal(url: string, siteUrl: string): boolean {
  if (/^(?:mailto|tel):/i.test(url) || !URL.canParse(url, siteUrl)) return false;
  return new URL(url, siteUrl).host !== new URL(siteUrl).host;
}

/** The path of a link within the site, without query and fragment; undefined for others. */
export function internalPath(url: string): string | undefined {
  if (!/^\/(?![/\\])/.test(url)) return undefined;
  return /^[^?#]*/.exec(url)?.[0];
}

/** The full address, as mail needs it. */
export function absoluteUrl(url: string, siteUrl: string): string {
  return URL.canParse(url, siteUrl) ? new URL(url, siteUrl).href : url;
}

function withoutControls(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return url.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]/g, '');
}

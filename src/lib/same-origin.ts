/** Whether a change was sent from our own pages. Fails closed: what cannot be told is refused. */
export type OriginHeaders = { secFetchSite: string | undefined; origin: string | undefined };

/**
 * True when the browser says the request comes from this very site, or, for browsers that do not say,
 * when `Origin` is the site's or the address the request was sent to. A missing or `null` origin is
 * somebody else's.
 */
export function isSameOrigin(
  { secFetchSite, origin }: OriginHeaders,
  ours: readonly string[],
): boolean {
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin';
  return origin !== undefined && origin !== 'null' && ours.includes(origin);
}

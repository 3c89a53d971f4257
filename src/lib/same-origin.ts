/**
 * Whether a request that changes something was made by our own pages. It fails closed: a request that
 * does not say where it comes from is somebody else's.
 */
export type RequestOrigin = {
  secFetchSite: string | undefined;
  origin: string | undefined;
};

/**
 * True when the browser vouches for it with `Sec-Fetch-Site: same-origin`; where a browser does not
 * send that header (old ones, and plain http), when `Origin` is `siteOrigin` to the letter.
 */
export function isSameOrigin({ secFetchSite, origin }: RequestOrigin, siteOrigin: string): boolean {
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin';
  return origin !== undefined && origin === siteOrigin;
}

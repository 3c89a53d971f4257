/** The door of the addresses room: what the public can ask for, and the files that say so to machines. */
export { robotsTxt, securityTxt } from './for-crawlers.ts';
export { type AddressKind, addressKinds, findKind } from './kinds.ts';
export { listPages } from './list-addresses.ts';
export { sitemapIndex, sitemapPart } from './sitemap.ts';

/**
 * What mail programs show of HTML and CSS: Gmail, Outlook and Apple Mail, in every form of theirs that
 * caniemail.com tests (its data of 13 May 2026). Held against every mail in the tests, so that nobody
 * adds what half of the readers do not see.
 */

/** Elements all of them show. `figure` and `figcaption` lose only their meaning in Outlook on Windows. */
export const shownElements = new Set(
  `html head meta title style body div table thead tbody tr th td p h1 h2 h3 h4 h5 h6 a img strong em
   del sup br hr ul ol li blockquote pre code figure figcaption span`.split(/\s+/),
);

/** Properties all of them take, some with exceptions that do no harm here. */
export const shownProperties = new Set(
  `background border border-color border-left border-top color display font font-weight height line-height margin
   max-width padding padding-left padding-right padding-top text-decoration width`.split(/\s+/),
);

/**
 * What one of them ignores, and may: the words in the inbox are hidden by `display` already, so that
 * `max-height` and `overflow` (not in Outlook on Windows) are for others.
 */
export const ignoredSafely = new Set(['max-height', 'overflow']);

/** Rules at the head of the mail that some ignore: without them it is wide, or light, and whole. */
export const enhancements = ['max-width: 480px', 'prefers-color-scheme: dark'];

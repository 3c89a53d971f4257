/**
 * A description as the text of a `<script type="application/ld+json">`. Nothing in it can end the
 * script: what HTML or JavaScript could take for its own is written as an escape of JSON.
 */
import type { Description } from './thing.ts';

export function linkedData(description: Description): string {
  const graph = { '@context': 'https://schema.org', '@graph': description };
  return JSON.stringify(graph).replaceAll(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

import { type Description, linkedData } from '#linked-data/index.ts';

/** What the page shows, for machines. It is data: no browser runs it. */
export function LinkedData({ data }: { data: Description }) {
  const html = linkedData(data);
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: every sign HTML knows is an escape of JSON.
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: html }} />
  );
}

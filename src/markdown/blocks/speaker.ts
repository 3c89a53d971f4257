import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { HtmlUse } from './define.ts';

/** Who said it, in what role, and the mark of the source it is known from. */
export function speaker(
  use: HtmlUse<{ role?: string | undefined; source?: string | undefined }>,
  who: string | ElementContent[],
): Element {
  const { role, source } = use.attributes;
  return h('figcaption', [
    h('span', { className: ['who'] }, who),
    ...(role ? [', ', h('span', { className: ['role'] }, role)] : []),
    ...(source ? use.page.cite(source) : []),
  ]);
}

/** Plain text as mail quotes it. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n');
}

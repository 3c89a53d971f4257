/** A story's corrections under its text; they travel wherever the text goes. */

import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Story } from '#articles/index.ts';
import { dateFormat } from '#lib/date-format.ts';

/** Simple HTML, or nothing when nothing was put right. */
export function correctionsHtml({ corrections, edition }: Story): string {
  const { language, timeZone } = edition;
  const day = dateFormat(language, { dateStyle: 'long', timeZone });
  const lines = corrections.map(({ kind, text, at }) => {
    const lead = kind === 'correction' ? 'Correction' : 'Clarification';
    return h('p', [h('strong', `${lead}, ${day.format(at)}:`), ` ${text}`]);
  });
  return lines.length > 0 ? toHtml([h('hr'), ...lines]) : '';
}

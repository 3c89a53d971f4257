/** Somebody's words come with where they were said. */
import { quotationsIn } from './quotations.ts';
import type { Rule } from './requirement.ts';

export const quotationSource: Rule = ({ passages }) =>
  passages
    .filter(({ kind, text }) => kind === 'quotation' || quotationsIn(text).length > 0)
    .filter(({ cites }) => cites.length === 0)
    .map(({ text, line }) => ({
      code: 'quotation-without-source',
      where: { field: 'body', line },
      detail: { quotation: excerpt(quotationsIn(text)[0] ?? text) },
    }));

const excerptLimit = 60;

function excerpt(text: string): string {
  return text.length <= excerptLimit ? text : `${text.slice(0, excerptLimit - 1).trimEnd()}…`;
}

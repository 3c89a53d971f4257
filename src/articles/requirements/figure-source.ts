/** A figure that could be wrong comes with where it is from. Years and small counts are no figures. */
import { withoutQuotations } from './quotations.ts';
import type { Rule } from './requirement.ts';

const figure =
  /(?:[£$€¥]\s?\d[\d.,]*(?:\s?(?:bn|m|k|thousand|million|billion|trillion))?|\d[\d.,]*\s?(?:%|per cent|percent|thousand|million|billion|trillion|bn\b)|\b\d{1,3}(?:,\d{3})+\b|\b\d{5,}\b)/i;

/** Key points repeat what the text below them says and cites. */
const summaries = new Set(['key-points']);

export const figureSource: Rule = ({ passages }) =>
  passages.flatMap(({ kind, text, line, cites, block }) => {
    if (kind === 'quotation' || cites.length > 0 || (block && summaries.has(block))) return [];
    const found = figure.exec(withoutQuotations(text))?.[0];
    if (!found) return [];
    const where = { field: 'body', line };
    return [{ code: 'figure-without-source', where, detail: { figure: found.trim() } }];
  });

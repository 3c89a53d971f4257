/** Words that are true today and wrong tomorrow: a story is read for years. Quotations may have them. */
import { withoutQuotations } from './quotations.ts';
import type { Finding, Rule } from './requirement.ts';

const english =
  /\b(?:yesterday|today|tomorrow|tonight|(?:last|next) (?:night|week|month|year)|this (?:morning|afternoon|evening|week)|earlier today|(?:a few )?days ago|recently)\b/i;

export const staleWords: Rule = ({ language, headline, standfirst, passages }) => {
  // What we know stale words of; in other languages the rule finds nothing rather than nonsense.
  if (!language.startsWith('en')) return [];
  const findings: Finding[] = [];
  const look = (text: string, where: Finding['where']) => {
    const word = english.exec(withoutQuotations(text))?.[0];
    if (word) findings.push({ code: 'stale-word', where, detail: { word } });
  };
  look(headline, { field: 'headline' });
  look(standfirst, { field: 'standfirst' });
  for (const { kind, text, line } of passages) {
    if (kind === 'text') look(text, { field: 'body', line });
  }
  return findings;
};

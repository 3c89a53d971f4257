/** Sentences that are read once. Length is a crude measure, and the one that editors can act on. */
import type { Finding, Rule } from './requirement.ts';

const longest = 45;
const longestOnAverage = 27;
const fewestSentences = 5;

export const readability: Rule = ({ passages, language }) => {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const findings: Finding[] = [];
  let sentences = 0;
  let words = 0;
  for (const { text, line } of passages) {
    for (const { segment } of segmenter.segment(text)) {
      const length = segment.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      if (length === 0) continue;
      sentences += 1;
      words += length;
      if (length <= longest) continue;
      const where = { field: 'body', line };
      findings.push({ code: 'sentence-long', where, detail: { words: length, limit: longest } });
    }
  }
  const average = Math.round(words / Math.max(1, sentences));
  if (sentences >= fewestSentences && average > longestOnAverage) {
    const detail = { words: average, limit: longestOnAverage };
    findings.unshift({ code: 'sentences-long', where: { field: 'body' }, detail });
  }
  return findings;
};

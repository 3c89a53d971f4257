/** When every quotation comes from one outlet, the story is that outlet's and not ours. */
import { quotationsIn } from './quotations.ts';
import type { Rule } from './requirement.ts';

const fewestQuotations = 2;

export const singleOutlet: Rule = ({ passages, sources }) => {
  const publisherOf = new Map(sources.map(({ key, publisher }) => [key, publisher]));
  const outlets = new Set<string>();
  let count = 0;
  for (const { kind, text, cites } of passages) {
    const quotations = kind === 'quotation' ? 1 : quotationsIn(text).length;
    if (quotations === 0 || cites.length === 0) continue;
    count += quotations;
    for (const key of cites) {
      const publisher = publisherOf.get(key);
      if (publisher) outlets.add(publisher);
    }
  }
  const [outlet] = outlets;
  if (count < fewestQuotations || outlets.size !== 1 || !outlet) return [];
  return [{ code: 'single-outlet', where: { field: 'sources' }, detail: { outlet, count } }];
};

/** What the publishing gate found, in words that say what to do about it. Pure. */

/** As the gate answers it. */
export type Issue = {
  rule: string;
  level: 'warning' | 'stop';
  code: string;
  where: { field: string; line?: number };
  detail?: Record<string, string | number>;
};

type Detail = Record<string, string | number>;

const words: Record<string, (detail: Detail) => string> = {
  'byline-missing': () => 'Nobody has put their name to it: add an author to the byline.',
  'dead-link': ({ path }) => `A link leads nowhere: ${path}`,
  'figure-without-source': ({ figure }) => `“${figure}” has no source beside it.`,
  'headline-long': ({ length, limit }) =>
    `The headline has ${length} characters; lists cut it off after ${limit}.`,
  'headline-missing': () => 'There is no headline.',
  'headline-short': ({ length, limit }) =>
    `The headline has ${length} characters; fewer than ${limit} say too little in a list.`,
  'legal-flag-open': ({ reason }) => `The lawyers are to look at it first: ${reason}`,
  'picture-alt-missing': ({ picture }) =>
    `The picture “${picture}” does not say what it shows, for those who cannot see it.`,
  'picture-credit-missing': ({ picture }) => `The picture “${picture}” does not say who made it.`,
  'picture-unknown': ({ picture }) => `There is no picture called “${picture}”.`,
  'quotation-without-source': ({ quotation }) => `Where is this quotation from? “${quotation}”`,
  'section-missing': () => 'It is in no section.',
  'sentence-long': ({ words: count, limit }) =>
    `A sentence has ${count} words; after ${limit} readers lose the thread.`,
  'sentences-long': ({ words: count, limit }) =>
    `Sentences have ${count} words on average; ${limit} read more easily.`,
  'single-outlet': ({ outlet, count }) => `All ${count} quotations are from ${outlet}.`,
  'stale-word': ({ word }) => `“${word}” is wrong tomorrow: name the day.`,
  'standfirst-long': ({ length, limit }) =>
    `The standfirst has ${length} characters; ${limit} are enough to say what it is about.`,
  'standfirst-missing': () => 'There is no standfirst: one sentence that says what it is about.',
};

export function issueWords({ code, detail = {} }: Pick<Issue, 'code' | 'detail'>): string {
  return words[code]?.(detail) ?? code;
}

/** What a rule asks for, as the settings name it. */
export const ruleWords: Record<string, { name: string; about: string }> = {
  headline: { name: 'Headline', about: 'is there, and neither too short nor cut off in a list' },
  standfirst: { name: 'Standfirst', about: 'is there, and is one sentence, not three' },
  byline: { name: 'Byline', about: 'names an author' },
  section: { name: 'Section', about: 'is chosen' },
  picture: { name: 'Pictures', about: 'say what they show and who made them' },
  'quotation-source': { name: 'Quotations', about: 'have a source' },
  'figure-source': { name: 'Figures', about: 'have a source' },
  'single-outlet': { name: 'Outlets', about: 'more than one stands behind the quotations' },
  'dead-link': { name: 'Links within the site', about: 'lead somewhere' },
  readability: { name: 'Sentences', about: 'are short enough to follow' },
  'stale-words': { name: 'Words of the day', about: 'such as “yesterday” are dates instead' },
  'legal-flag': { name: 'Legal flag', about: 'is closed' },
};

/** Stories that no reader may ever see, one in each hidden state, with words to look for them by. */

/** In the headline, the standfirst and the text of each of them, and nowhere else in the world. */
export const canaryMark = 'xylocanary';
/** Another word of theirs, to search by: a search page says again what was searched for. */
export const canaryQuery = 'zyzzyva';

export const canarySlugs = [
  'idea',
  'draft',
  'in-review',
  'ready',
  'scheduled',
  'embargoed',
  'withdrawn',
].map((state) => `${canaryMark}-${state}`);

/** A live story whose head has been rewritten and not published. */
export const rewrittenSlug = 'measles-return';

/** A letter whose past issues are not for everybody, and one whose are; both carried canaries. */
export const quietLetter = 'for-some';
export const openLetter = 'good-news';

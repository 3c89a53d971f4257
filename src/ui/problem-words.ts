type Problem = { field: string; code: string };

const words: Record<string, string> = {
  'email:missing': 'Write your email address.',
  'email:too-long': 'That address is too long to be one. Check it for words that do not belong.',
  'email:malformed': 'Write an address with an @ and a full domain, such as name@example.com.',
  'email:too-many': 'There were many requests from your network. Wait ten minutes and try again.',
  'newsletters:missing': 'Choose at least one letter.',
  'newsletters:unknown': 'One of these letters does not exist any more. Choose again.',
  'newsletters:too-many': 'Choose fewer letters at once.',
};

/** What a person reads about a field that could not be taken. */
export function problemWords({ field, code }: Problem): { field: string; words: string } {
  return { field, words: words[`${field}:${code}`] ?? 'Check this and try again.' };
}

/** What is said beside the field of a small form. The server's page has the same in full. */
const words: Record<string, string> = {
  missing: 'Write your email address.',
  malformed: 'Write an address with an @ and a full domain, such as name@example.com.',
  'too-long': 'That address is too long to be one.',
  'too-many': 'There were many requests from your network. Wait ten minutes and try again.',
};

export function problemWords(code: string): string {
  return words[code] ?? 'Check the address and try again.';
}

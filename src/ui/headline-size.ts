/** Above this many characters a headline at the largest size would push the story off the screen. */
const longFrom = 62;

/** The class that sets a long headline a size smaller. */
export function headlineSize(headline: string): 'long' | undefined {
  return headline.length > longFrom ? 'long' : undefined;
}

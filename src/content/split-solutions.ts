/** Cuts the puzzle solutions out of a magazine issue's text: each stands under its own heading. */
export type SplitText = { body: string; solutions: Record<string, string> };

/** `headlines` are the solutions' own; any other heading belongs to the text before it. */
export function splitSolutions(text: string, headlines: string[]): SplitText {
  const kept: string[] = [];
  const solutions: Record<string, string[]> = {};
  let current = kept;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^##[ \t]+(.+?)[ \t]*#*$/.exec(line)?.[1];
    if (heading !== undefined) {
      current = kept;
      if (headlines.includes(heading)) {
        current = [];
        solutions[heading] = current;
        continue;
      }
    }
    current.push(line);
  }
  return {
    body: kept.join('\n').trim(),
    solutions: Object.fromEntries(
      Object.entries(solutions).map(([headline, lines]) => [headline, lines.join('\n').trim()]),
    ),
  };
}

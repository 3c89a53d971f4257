/** What many measurements come to: the middle one, and how far they lay apart. */
export type Summary = { median: number; least: number; most: number };

export function summary(values: number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return { median: at(0.5), least: at(0), most: at(1) };
}

/** “41 (38–55)”. */
export function inWords({ median, least, most }: Summary, digits = 0): string {
  const write = (value: number) =>
    value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return `${write(median)} (${write(least)}–${write(most)})`;
}

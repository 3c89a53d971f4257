/** The number in `/page/3`, or null when it is not written as one: `0`, `03`, `3.5`, `three`. */
export function pageNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

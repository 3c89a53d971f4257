/** The lines of a comma-separated file (RFC 4180): quoted fields may hold commas, quotes and line ends. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*|))(,|\r?\n|\r|$)/gy;
  const whole = text.replace(/^\uFEFF/, '');
  while (field.lastIndex < whole.length) {
    const match = field.exec(whole);
    if (!match) throw new Error(`Line ${lines.length + 1} has a quotation mark out of place.`);
    const [, quoted, plain = '', end] = match;
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push([...line, '']);
  return lines;
}

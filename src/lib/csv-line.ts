/** Lines of a comma-separated file as we write them: for spreadsheets, which take some texts for formulas. */

/**
 * One line (RFC 4180), every cell quoted. A quote stands before what a spreadsheet would take for a
 * formula; what is no text is written as JSON, and nothing as nothing.
 */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '""';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

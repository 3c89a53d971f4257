/** Text as it is stored: well formed, without NUL, which PostgreSQL refuses, and with one kind of line end. */
export function plainLines(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();
}

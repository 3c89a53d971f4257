/** Where a list goes on, as one word that means nothing to whoever carries it. */

export function writeCursor(...parts: (string | number)[]): string {
  return Buffer.from(parts.join(' ')).toString('base64url');
}

/** The parts of a cursor of ours, or null when it is not one. */
export function readCursor(cursor: string, count: number): string[] | null {
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ');
  return parts.length === count && parts.every((part) => part !== '') ? parts : null;
}

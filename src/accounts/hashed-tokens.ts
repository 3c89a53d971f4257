/**
 * The database as better-auth sees it: it means the token of a session, and what is stored and looked
 * for is the token's hash. So a copy of the database opens no session.
 */
import type { Database } from '#lib/database.ts';
import { hashToken } from './find-actor.ts';

export function withHashedTokens(database: Database) {
  return database.$extends({
    query: {
      staffSession: {
        async $allOperations({ args, query }) {
          const plain = new Map<string, string>();
          swap(args, (token) => {
            const hashed = hashToken(token);
            plain.set(hashed, token);
            return hashed;
          });
          const result = await query(args);
          // Whoever named a token gets it back as they named it; of others there is only the hash.
          swap(result, (hashed) => plain.get(hashed) ?? hashed);
          return result;
        },
      },
    },
  });
}

/** Replaces every token in a query or a row, in place: also `{ equals }`, `{ in }` and lists. */
function swap(node: unknown, change: (token: string) => string): void {
  if (Array.isArray(node)) {
    for (const item of node) swap(item, change);
    return;
  }
  if (!isRecord(node) || node instanceof Date) return;
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'tokenHash') swap(value, change);
    else if (typeof value === 'string') node[key] = change(value);
    else if (isRecord(value)) {
      for (const [operator, operand] of Object.entries(value)) {
        if (typeof operand === 'string') value[operator] = change(operand);
        if (Array.isArray(operand)) value[operator] = operand.map((one) => change(String(one)));
      }
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

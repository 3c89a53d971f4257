/** What the services have in common: JSON that may be anything, and comparing secrets. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/** The body as the schema says; null when it is something else. */
export function readJson<T>(body: Buffer | string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(body.toString())).data ?? null;
  } catch {
    return null;
  }
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

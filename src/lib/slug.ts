/** What an address may be made of; the database holds the same rule. */
import { z } from 'zod';

export const slugLimit = 120;

/** Lower case words joined by single hyphens. */
export const slugSchema = z
  .string()
  .max(slugLimit)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words joined by hyphens');

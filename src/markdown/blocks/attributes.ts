import { z } from 'zod';

const MAX_ATTRIBUTE_LENGTH = 500;

/** Words an editor wrote in an attribute. */
export const words = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(MAX_ATTRIBUTE_LENGTH, `is longer than ${MAX_ATTRIBUTE_LENGTH} characters`);

/** The key or slug of something kept elsewhere. */
export const key = words.regex(
  /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u,
  'must be a key: letters, digits and hyphens only',
);

/** What a sign-up form must hold. The address is compared and kept in lower case. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';

export const emailLimit = 254;
export const lettersLimit = 20;

export const signUpSchema = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'missing')
    .max(emailLimit, 'too-long')
    .toLowerCase()
    // Looser than RFC 5321 and stricter than a typing error: one @, a domain with a dot, no spaces.
    .regex(
      /^[^\s@<>"(),:;\\[\]\p{Cc}]+@[^\s@<>"(),:;\\[\]\p{Cc}]+\.[^\s@.\p{Cc}]{2,}$/u,
      'malformed',
    ),
  newsletters: z.array(slugSchema).min(1, 'missing').max(lettersLimit, 'too-many'),
  /** Which form it was: where it stood on the page. */
  place: z.string().max(60).default(''),
  /** The page the form stood on: a path of this site. */
  returnTo: z
    .string()
    .max(300)
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .catch('/')
    .default('/'),
});

export type SignUp = z.infer<typeof signUpSchema>;
export type SignUpField = 'email' | 'newsletters';
export type SignUpCode = 'missing' | 'too-long' | 'malformed' | 'too-many' | 'unknown';
export type SignUpProblem = { field: SignUpField; code: SignUpCode };

/** Nobody opens a page, finds its form and fills it in so soon. */
export const leastFormMs = 2000;

/**
 * Whether a form was sent sooner than a person can, by what the page itself says of how long it was open.
 * Without its script a page says nothing, and that is nobody's fault; what is no number is no page of ours.
 */
export function wasTooQuick(took: string | undefined): boolean {
  if (took === undefined) return false;
  return !/^\d{1,12}$/.test(took) || Number(took) < leastFormMs;
}

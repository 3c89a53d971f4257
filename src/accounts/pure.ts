/** The rules of accounts that the browser needs too. No I/O, and nothing secret. */
import { z } from 'zod';
import { csvLine } from '#lib/csv-line.ts';

/** The roles, from the least to the most. Each may do what those before it may. */
export const roles = ['contributor', 'writer', 'editor', 'publisher', 'owner'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who does something: the argument of every operation that changes or shows what is not public. */
export type Actor = {
  staffId: string;
  name: string;
  role: Role;
  /** The person whose name stands over their stories, when they have one. */
  personId: number | null;
};

export function roleAtLeast(actor: Pick<Actor, 'role'>, role: Role): boolean {
  return roles.indexOf(actor.role) >= roles.indexOf(role);
}

export const roleWords: Record<Role, { name: string; may: string }> = {
  contributor: { name: 'Contributor', may: 'writes drafts of their own' },
  writer: { name: 'Writer', may: 'writes stories and sends them for review' },
  editor: { name: 'Editor', may: 'edits every story, publishes, corrects, curates fronts' },
  publisher: { name: 'Publisher', may: 'also changes settings, newsletters and staff' },
  owner: { name: 'Owner', may: 'may do everything, and names other owners' },
};

/** Twelve characters are asked for, not symbols: length is what guessing has to pay for. */
export const passwordLimits = { least: 12, most: 256 };
export const nameLimit = 120;
export const emailLimit = 254;

const email = z
  .string()
  .trim()
  .min(1, 'missing')
  .max(emailLimit, 'too-long')
  .toLowerCase()
  // As for readers: one @, a domain with or without a dot, nothing a mail header could trip over.
  .regex(/^[^\s@<>"(),:;\\[\]\p{Cc}]+@[^\s@<>"(),:;\\[\]\p{Cc}]+$/u, 'malformed');

const name = z
  .string()
  .trim()
  .min(1, 'missing')
  .max(nameLimit, 'too-long')
  .regex(/^[^\p{Cc}<>]+$/u, 'malformed');

/** A password somebody chooses; whether it is too common is asked on the server. */
const newPassword = z
  .string()
  .min(passwordLimits.least, 'too-short')
  .max(passwordLimits.most, 'too-long');

export const signInSchema = z.object({
  email,
  password: z.string().min(1, 'missing').max(passwordLimits.most, 'too-long'),
});

/** What comes with the link that makes the first owner, or with an invitation. */
export const welcomeSchema = z.object({
  token: z.string().max(200),
  email: email.optional(),
  name,
  password: newPassword,
});

/** Six digits of an authenticator, or a recovery code. */
export const codeSchema = z.object({
  kind: z.enum(['authenticator', 'recovery']),
  code: z
    .string()
    .trim()
    .min(1, 'missing')
    .max(40, 'malformed')
    .transform((code) => code.replaceAll(/\s/g, '')),
});

export const inviteSchema = z.object({
  email,
  name: name.optional(),
  role: roleSchema,
  personId: z.int().positive().nullable().default(null),
});

export const staffChangeSchema = z.object({
  role: roleSchema.optional(),
  /** Deactivated staff cannot sign in; what they did stays theirs. */
  active: z.boolean().optional(),
  personId: z.int().positive().nullable().optional(),
});

export const resetRequestSchema = z.object({ email });
export const resetSchema = z.object({ token: z.string().max(200), password: newPassword });

export const ownNameSchema = z.object({ name });
export const ownPasswordSchema = z.object({
  current: z.string().min(1, 'missing').max(passwordLimits.most, 'too-long'),
  password: newPassword,
});
export const passwordSchema = z.object({
  password: z.string().min(1, 'missing').max(passwordLimits.most, 'too-long'),
});
export const policySchema = z.object({ twoFactorFrom: roleSchema.nullable() });
export const passkeyNameSchema = z.string().trim().min(1, 'missing').max(60, 'too-long');

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'malformed')
  .transform((text) => new Date(`${text}T00:00:00Z`));
const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** What the audit log is filtered by, as it stands in an address or a form. */
export const auditFilterSchema = z.object({
  staffId: given(z.string().max(60)),
  action: given(z.string().max(60)),
  subject: given(z.string().max(120)),
  from: given(day),
  until: given(day),
});

type CsvLine = {
  at: Date;
  actor: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
};

/** One line for each entry; see `csvLine` for what is done to cells. */
export function auditCsv(lines: readonly CsvLine[]): string {
  const rows = lines.map(({ at, actor, action, subject, before, after }) =>
    csvLine([at.toISOString(), actor, action, subject, before, after]),
  );
  return ['at,actor,action,subject,before,after\r\n', ...rows].join('');
}

/**
 * What the environment may say, read once. The product never starts on a value it half understands:
 * everything that is wrong is reported together.
 */
import { z } from 'zod';
import { processWide } from './process-wide.ts';

const port = z.coerce.number().int().min(0).max(65535);

const schema = z.object({
  /** Where the server listens. Port 0 asks the system for a free one. */
  PORT: port.default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  /** The address readers use. Every absolute link is made from it, never from a request. */
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', 'must have no path')
    .transform((value) => new URL(value).origin)
    .optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must start with postgresql://' })
    .optional(),
  /** The folder for what the product keeps: the embedded database, pictures, the outbox. */
  DATA_DIR: z.string().min(1).default('var'),
  /** A bucket for pictures and printables, instead of the folder; with it the two keys are needed. */
  S3_BUCKET: z.string().min(3).max(63).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  /** The service's address when it is not Amazon's. */
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** What every name in the bucket starts with. */
  S3_PREFIX: z
    .string()
    .regex(/^([\w-]+\/)+$/, 'must be words that each end with a slash, such as news/')
    .default('media/'),
  /** The bucket in the path instead of in the host's name, as services of one's own often want. */
  S3_PATH_STYLE: z.enum(['yes', 'no']).default('no'),
  /** How many proxies in front are ours, and so how far X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** How much memory finished documents may fill, in megabytes. */
  DOCUMENT_CACHE_MB: z.coerce.number().int().min(1).max(65536).default(64),
  /** Whether this process does the jobs, or `npm run worker` does. */
  JOBS: z.enum(['here', 'apart']).default('here'),
  /**
   * What cookies are signed and secrets of staff encrypted with. Without it a key is made at the first
   * start and kept in the data folder; several instances need the same one.
   */
  SECRET_KEY: z.string().min(32, 'must have 32 characters at least').optional(),
  /** The server that takes our mail. Without it mail is kept in the data folder, to be read there. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' })
    .optional(),
  /** Refuse to hand mail to a server that does not speak TLS. `smtps://` always does. */
  SMTP_TLS: z.enum(['required', 'if-offered']).default('if-offered'),
  /** How many connections a newsletter is sent over. */
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(4),
  /** How many letters of a newsletter are on their way to one domain at once. */
  MAIL_PER_DOMAIN: z.coerce.number().int().min(1).max(50).default(4),
  /** How many letters of newsletters go out in any minute, in all and to one domain; none: no limit. */
  MAIL_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).optional(),
  MAIL_PER_DOMAIN_MINUTE: z.coerce.number().int().min(1).max(1_000_000).optional(),
  /** What mail is signed with (DKIM): the selector of the DNS record, and the file of the private key. */
  DKIM_SELECTOR: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/, 'must be the selector alone, such as mail')
    .optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  /** The domain that signs, when it is not the one mail comes from. */
  DKIM_DOMAIN: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)+$/, 'must be a domain such as example.org')
    .optional(),
  /**
   * Where servers send letters back to: an address, in which a `*` becomes the name of the delivery, such
   * as `bounces+*@example.org`. Without it, letters come back to whom they are from.
   */
  BOUNCE_ADDRESS: z
    .string()
    .regex(
      /^[^\s@<>"(),:;\\[\]*]*\*?[^\s@<>"(),:;\\[\]*]*@[^\s@*]+\.[^\s@*]+$/,
      'must be one address, with one * at most before the @',
    )
    // The part before the @ has 64 characters at most, and a delivery’s name takes 43 of them.
    .refine(
      (value) => value.indexOf('@') <= (value.includes('*') ? 22 : 64),
      'is too long before the @',
    )
    .optional(),
  /** The mailbox of that address: `imaps://user:password@host/INBOX`, or `pop3s://user:password@host`. */
  BOUNCE_MAILBOX_URL: z
    .url({
      protocol: /^(imap|pop3)s?$/,
      error: 'must start with imaps://, imap://, pop3s:// or pop3://',
    })
    .refine(
      (value) => !URL.canParse(value) || new URL(value).password !== '',
      'must have a user and a password',
    )
    .optional(),
  /** What the services sign with that tell of returned mail at /newsletters/returned/<service>. */
  SES_TOPIC_ARN: z
    .string()
    .regex(/^arn:aws[\w-]*:sns:/, 'must start with arn:aws:sns:')
    .optional(),
  POSTMARK_WEBHOOK_LOGIN: z
    .string()
    .regex(/^[^:]+:.{12,}$/, 'must be a name, a colon and a password of 12 characters or more')
    .optional(),
  MAILGUN_SIGNING_KEY: z.string().min(12).optional(),
  SENDGRID_VERIFICATION_KEY: z.base64('must be the key as SendGrid shows it').optional(),
  /** Whom mail comes from, for example `The Weekly <desk@example.org>`. */
  MAIL_FROM: z.string().min(3).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

const whole = schema.superRefine((settings, context) => {
  if (Boolean(settings.DKIM_SELECTOR) !== Boolean(settings.DKIM_KEY_FILE)) {
    const name = settings.DKIM_SELECTOR ? 'DKIM_KEY_FILE' : 'DKIM_SELECTOR';
    const other = settings.DKIM_SELECTOR ? 'DKIM_SELECTOR' : 'DKIM_KEY_FILE';
    context.addIssue({ code: 'custom', path: [name], message: `is needed when ${other} is set` });
  }
  if (!settings.S3_BUCKET) return;
  for (const name of ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
    if (settings[name]) continue;
    context.addIssue({ code: 'custom', path: [name], message: 'is needed when S3_BUCKET is set' });
  }
});

export type Env = z.infer<typeof schema> & { SITE_URL: string };

export type EnvProblem = { name: string; value: string | undefined; reason: string };

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: EnvProblem[] };

/**
 * Reads the settings from `values`.
 *
 * An empty value counts as absent, as in a shell. Without `SITE_URL` the address is this machine's.
 */
export function parseEnv(values: Record<string, string | undefined>): EnvResult {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const result = whole.safeParse(given);
  if (!result.success) {
    return {
      ok: false,
      problems: result.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return { name, value: values[name], reason: issue.message };
      }),
    };
  }
  const env = result.data;
  return { ok: true, env: { ...env, SITE_URL: env.SITE_URL ?? `http://localhost:${env.PORT}` } };
}

const kept = processWide<{ env?: Env }>('env', () => ({}));

/** Reads the process's own environment, once. The server calls it first of all. */
export function readEnv(): EnvResult {
  const result = parseEnv(process.env);
  if (result.ok) kept.env = result.env;
  return result;
}

/** The settings this process runs with. Throws when nothing has read them yet. */
export function env(): Env {
  if (!kept.env) throw new Error('The environment was used before it was read.');
  return kept.env;
}

/** Sets what `env()` answers: for start-up, which learns the real port, and for tests. */
export function setEnv(value: Env): void {
  kept.env = value;
}

/** Puts the settings of the build where Next looks for them before it reads `next.config.ts`. */
export function giveNextItsConfig(config: unknown): void {
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

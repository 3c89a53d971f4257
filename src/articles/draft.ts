/**
 * What the desk edits: everything a story says, in one value. A draft may be unfinished, so saving
 * asks for little; what readers may see is asked at publication (`problemsBeforePublishing`).
 */
import { z } from 'zod';
import { plainLines } from '#lib/plain-lines.ts';
import { slugSchema } from '#lib/slug.ts';
import { MAX_BODY_LENGTH } from '#markdown/pure.ts';
import { headlineLimit, partialDateSchema, standfirstLimit } from './limits.ts';

/** Room to write more than can be published, so that nothing typed is refused while it is cut. */
export const headlineRoom = 300;
export const standfirstRoom = 1000;
export const captionLimit = 400;
export const topicsLimit = 12;
export const bylineLimit = 20;
export const sourcesLimit = 200;

const line = (limit: number) =>
  z
    .string()
    .max(limit)
    .transform((text) => plainLines(text).replaceAll(/\s+/g, ' ').trim());
const filled = (limit: number) => line(limit).pipe(z.string().min(1));
const optional = (limit: number) =>
  line(limit)
    .transform((text) => text || undefined)
    .optional();

/** A body without the empty lines before and after it, which say nothing. */
const bodySchema = z
  .string()
  .max(MAX_BODY_LENGTH)
  .transform((text) =>
    plainLines(text)
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd(),
  );

const distinct = <T>(key: (value: T) => string) =>
  [(list: T[]) => new Set(list.map(key)).size === list.length, 'names the same one twice'] as const;

export const bylineRoles = ['author', 'with', 'research', 'pictures'] as const;

/** A source as a story cites it; `key` is what the text says in `:cite{source="key"}`. */
export const draftSourceSchema = z
  .strictObject({
    key: z
      .string()
      .max(60)
      .regex(/^[a-z0-9-]+$/),
    publisher: filled(120),
    headline: optional(240),
    description: optional(400),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    published: partialDateSchema.optional(),
    quote: optional(400),
  })
  .refine((source) => source.headline ?? source.description, {
    path: ['headline'],
    message: 'a source needs its headline, or a description',
  });

export const draftSchema = z.strictObject({
  headline: line(headlineRoom),
  standfirst: line(standfirstRoom),
  body: bodySchema,
  slug: slugSchema,
  section: slugSchema,
  format: slugSchema,
  edition: slugSchema,
  topics: z
    .array(slugSchema)
    .max(topicsLimit)
    .refine(...distinct<string>((slug) => slug)),
  byline: z
    .array(z.strictObject({ person: slugSchema, role: z.enum(bylineRoles), edition: slugSchema }))
    .max(bylineLimit),
  picture: slugSchema.nullable(),
  pictureCaption: line(captionLimit)
    .transform((text) => text || null)
    .nullable(),
  sources: z
    .array(draftSourceSchema)
    .max(sourcesLimit)
    .refine(...distinct<{ key: string }>(({ key }) => key)),
});

export type Draft = z.output<typeof draftSchema>;
export type DraftField = keyof Draft;
export type DraftSource = Draft['sources'][number];

/** A draft in which nothing is written yet but where it is filed. */
export function emptyDraft(
  said: Pick<Draft, 'headline' | 'slug' | 'section' | 'format' | 'edition'>,
): Draft {
  return {
    ...said,
    standfirst: '',
    body: '',
    topics: [],
    byline: [],
    picture: null,
    pictureCaption: null,
    sources: [],
  };
}

/** Something that keeps a draft from being saved or published: which field, and why. */
export type DraftProblem = { field: string; code: 'missing' | 'long' | 'unknown' | 'taken' };

/** What every story needs before readers may see it, whatever its format. Empty when nothing is missing. */
export function problemsBeforePublishing(draft: Draft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  for (const field of ['headline', 'standfirst', 'body'] as const) {
    if (draft[field] === '') problems.push({ field, code: 'missing' });
  }
  if (draft.headline.length > headlineLimit) problems.push({ field: 'headline', code: 'long' });
  if (draft.standfirst.length > standfirstLimit) {
    problems.push({ field: 'standfirst', code: 'long' });
  }
  if (!draft.byline.some(({ role }) => role === 'author')) {
    problems.push({ field: 'byline', code: 'missing' });
  }
  return problems;
}

/** Whether two drafts say the same. */
export function sameDraft(one: Draft, other: Draft): boolean {
  return comparable(one) === comparable(other);
}

/** Whether two values of a field say the same. */
export function sameField<F extends DraftField>(one: Draft[F], other: Draft[F]): boolean {
  return comparable(one) === comparable(other);
}

/** Absent and undefined say the same, and so do keys in another order. */
export function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

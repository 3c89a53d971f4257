/** What a story's front matter says. An unknown field is refused, so that a typing error is seen. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';
import { headlineLimit, partialDateSchema, standfirstLimit } from './limits.ts';

const line = (limit: number) => z.string().trim().min(1).max(limit);
const moment = z.iso.datetime({ error: 'must be a moment such as 2025-02-14T09:00:00Z' });

export const sourceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower case letters, digits and hyphens'),
    publisher: line(120),
    headline: line(240).optional(),
    description: line(400).optional(),
    // YAML reads a bare year as a number.
    date: z.union([z.string(), z.int()]).transform(String).pipe(partialDateSchema).optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    quote: line(400).optional(),
  })
  .refine((source) => source.headline ?? source.description, {
    path: ['headline'],
    message: 'a source needs its headline, or a description',
  });

const unique = <T>(key: (value: T) => string) =>
  [(list: T[]) => new Set(list.map(key)).size === list.length, 'names the same one twice'] as const;

export const storySchema = z
  .strictObject({
    headline: line(headlineLimit),
    standfirst: line(standfirstLimit),
    section: slugSchema,
    format: slugSchema,
    edition: slugSchema,
    published: moment,
    updated: moment.optional(),
    /** Shared by the versions of one story that several editions tell. */
    counterpart: slugSchema.optional(),
    status: z.enum(['live', 'draft', 'withdrawn']).default('live'),
    topics: z
      .array(slugSchema)
      .max(12)
      .default([])
      .refine(...unique<string>((slug) => slug)),
    byline: z
      .array(
        z.strictObject({
          person: slugSchema,
          role: z.enum(['author', 'with', 'research', 'pictures']).default('author'),
          edition: slugSchema.optional(),
        }),
      )
      .min(1)
      .max(20)
      .refine((names) => names.some(({ role }) => role === 'author'), 'names no author'),
    picture: slugSchema.optional(),
    pictureCaption: line(400).optional(),
    sources: z
      .array(sourceSchema)
      .default([])
      .refine(...unique<{ id: string }>(({ id }) => id)),
    corrections: z
      .array(
        z.strictObject({
          kind: z.enum(['correction', 'clarification']),
          at: moment,
          text: line(800),
        }),
      )
      .default([]),
    related: z
      .strictObject({
        pin: z.array(slugSchema).default([]),
        ban: z.array(slugSchema).default([]),
      })
      .default({ pin: [], ban: [] }),
    formerly: z.array(z.string().regex(/^\/\S+$/)).default([]),
  })
  .refine(({ published, updated }) => !updated || updated >= published, {
    path: ['updated'],
    message: 'is before the story was published',
  });

export type StoryEntry = z.infer<typeof storySchema>;
export type SourceEntry = z.infer<typeof sourceSchema>;

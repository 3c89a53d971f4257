/**
 * What the content API answers with. These schemas are the source of its OpenAPI document; a field is
 * only ever added, for programs of others lean on them.
 */
import { z } from 'zod';

const address = z.url();
const moment = z.iso.datetime();
const named = { slug: z.string(), name: z.string(), url: address };

const pictureSchema = z
  .object({
    url: address,
    width: z.int(),
    height: z.int(),
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string(),
  })
  .meta({ id: 'Picture', description: 'A picture. Its credit must stand beside it.' });

export const articleSchema = z
  .object({
    id: z.string().describe('Stays when the story moves: `urn:uuid:…`, as in the feeds.'),
    slug: z.string(),
    url: address,
    headline: z.string(),
    standfirst: z.string(),
    byline: z.string().describe('Who made the story, as one line.'),
    section: z.object(named),
    format: z.object({
      ...named,
      genre: z.enum(['news', 'reportage', 'background', 'analysis', 'opinion', 'review']),
    }),
    edition: z.object({ slug: z.string(), language: z.string() }),
    published: moment,
    updated: moment,
    picture: pictureSchema.nullable(),
    topics: z.array(z.object(named)),
    people: z.array(
      z.object({
        ...named,
        kind: z.enum(['reporter', 'desk']),
        role: z.enum(['author', 'with', 'research', 'pictures']),
      }),
    ),
    sources: z.array(
      z.object({
        number: z.int(),
        publisher: z.string(),
        headline: z.string().nullable(),
        description: z.string().nullable(),
        published: z.string().nullable().describe('A year, a month or a day.'),
        url: z.string().nullable(),
      }),
    ),
    corrections: z.array(
      z.object({ kind: z.enum(['correction', 'clarification']), text: z.string(), at: moment }),
    ),
    words: z.int(),
    html: z.string().describe('The text as simple HTML with absolute addresses.'),
    text: z.string().describe('The text without any markup.'),
  })
  .partial()
  .meta({ id: 'Article', description: 'A story. A field that was not asked for is absent.' });

export type ArticleField = keyof z.infer<typeof articleSchema>;

/** Given when nobody asks: everything, except the text in a list. */
export const articleFields = articleSchema.keyof().options;
export const listFields = articleFields.filter((name) => name !== 'html' && name !== 'text');

export const sectionSchema = z
  .object({ ...named, description: z.string(), parent: z.string().nullable() })
  .meta({ id: 'Section', description: '`parent` is the slug of the section it is a part of.' });

export const topicSchema = z
  .object({ ...named, description: z.string().nullable() })
  .meta({ id: 'Topic' });

export const personSchema = z
  .object({
    ...named,
    kind: z.enum(['reporter', 'desk']),
    role: z.string(),
    biography: z.string(),
    isSample: z.boolean().describe('Made up for a demonstration.'),
    picture: pictureSchema.nullable(),
  })
  .meta({ id: 'Person' });

const piecesSchema = z.array(z.object({ text: z.string(), marked: z.boolean() }));

export const hitSchema = z
  .object({
    article: articleSchema,
    headline: piecesSchema,
    snippet: piecesSchema,
    isPromoted: z.boolean(),
  })
  .meta({ id: 'SearchHit', description: 'A story that was found, and where it matches.' });

/** One page of a list. `next` is the cursor of the page after it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    problems: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** What may be asked. */
const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9-]+$/, 'malformed');
export const limits = { usual: 20, most: 100 } as const;
const limit = z.coerce
  .number('malformed')
  .int('malformed')
  .min(1, 'malformed')
  .max(limits.most, 'too-many');
const cursor = z
  .string()
  .max(200)
  .regex(/^[\w-]+$/, 'malformed');
const fields = z
  .string()
  .max(400)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(articleFields, 'unknown')));

export const listQuery = z.object({
  limit: limit.default(limits.usual),
  cursor: cursor.optional(),
});

export const articlesQuery = listQuery.extend({
  section: slug.optional(),
  topic: slug.optional(),
  format: slug.optional(),
  edition: slug.optional(),
  person: slug.optional(),
  fields: fields.optional(),
});

export const articleQuery = z.object({ fields: fields.optional() });

export const searchQuery = z.object({
  q: z.string(),
  section: slug.optional(),
  topic: slug.optional(),
  format: slug.optional(),
  edition: slug.optional(),
  person: slug.optional(),
  from: z.iso.date('malformed').optional(),
  until: z.iso.date('malformed').optional(),
  sort: z.enum(['relevance', 'date'], 'unknown').optional(),
  cursor: cursor.optional(),
});

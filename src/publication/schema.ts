/** What the publication's own files say: settings, people, promos, redirects and static pages. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';

export const line = (limit: number) => z.string().trim().min(1).max(limit);
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as en-GB');
export const timeZoneSchema = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is not a known time zone');
const path = z.string().regex(/^\/\S*$/, 'must be a path that starts with /');
const address = z.union([path, z.url({ protocol: /^https?$/ })], 'must be a path or a web address');

const named = { slug: slugSchema, name: line(80) };

/** What a format is to a machine: schema.org's kinds of news article. */
export const genres = ['news', 'reportage', 'background', 'analysis', 'opinion', 'review'] as const;

export const settingsSchema = z
  .strictObject({
    name: line(80),
    strapline: line(140),
    description: line(400),
    language: languageSchema,
    timeZone: timeZoneSchema,
    contactEmail: z.email(),
    feedText: z.enum(['full', 'summary']).default('full'),
    apiIsOpen: z.boolean().default(true),
    editions: z
      .array(
        z.strictObject({
          ...named,
          label: line(80),
          language: languageSchema,
          timeZone: timeZoneSchema,
          default: z.literal(true).optional(),
        }),
      )
      .min(1),
    sections: z
      .array(z.strictObject({ ...named, description: line(300), parent: slugSchema.optional() }))
      .min(1),
    formats: z
      .array(
        z.strictObject({ ...named, description: line(300), genre: z.enum(genres).default('news') }),
      )
      .min(1),
    topics: z.array(z.strictObject({ ...named, description: line(300).optional() })),
  })
  .refine((settings) => settings.editions.filter((edition) => edition.default).length === 1, {
    path: ['editions'],
    message: 'exactly one edition must say default: true',
  });

export const peopleSchema = z.array(
  z.strictObject({
    ...named,
    kind: z.enum(['reporter', 'desk']),
    role: line(120),
    biography: line(600),
    portrait: slugSchema.optional(),
    sample: z.literal(true).optional(),
  }),
);

export const promosSchema = z.array(
  z.strictObject({
    slug: slugSchema,
    heading: line(120),
    text: line(400),
    action: z.strictObject({ label: line(60), url: address }),
    placement: z.enum(['article', 'front', 'none']),
  }),
);

export const redirectsSchema = z.array(z.strictObject({ from: path, to: path }));

export const pageSchema = z.strictObject({
  headline: line(140),
  standfirst: line(400).optional(),
  updated: z.iso.date(),
  position: z.number().int().min(0),
});

export type Settings = z.infer<typeof settingsSchema>;
export type PersonEntry = z.infer<typeof peopleSchema>[number];
export type PromoEntry = z.infer<typeof promosSchema>[number];
export type PageEntry = z.infer<typeof pageSchema>;

/** First words of addresses that the site itself uses, so no section, edition or page may. */
export const reservedSlugs = new Set([
  'api',
  'archive',
  'assets',
  'corrections',
  'desk',
  'editions',
  'feeds',
  'formats',
  'magazine',
  'media',
  'newsletters',
  'people',
  'search',
  'sitemap',
  'topics',
]);

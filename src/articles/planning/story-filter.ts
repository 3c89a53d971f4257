/** How the desk's list is narrowed and ordered; the same in an address, in a saved view and in a query. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';
import { deskStates } from '../workflow.ts';

export const missingThings = ['assignee', 'due', 'picture', 'byline', 'standfirst'] as const;
export const storySorts = ['changed', 'due', 'published', 'scheduled', 'headline'] as const;

const many = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
    z.array(schema).max(50),
  );

/** In an address, what is several is parted by commas. Nothing said means everything. */
export const storyFilterSchema = z.object({
  state: many(z.enum(deskStates)).optional(),
  section: many(slugSchema).optional(),
  format: many(slugSchema).optional(),
  edition: slugSchema.optional(),
  /** A member of staff; `me`; or `nobody`. */
  assignee: z.string().max(60).optional(),
  /** Somebody in the byline, by slug. */
  person: slugSchema.optional(),
  /** Words of the headline, or of the address. */
  text: z.string().trim().max(200).optional(),
  due: z.enum(['overdue', 'today', 'week']).optional(),
  missing: z.enum(missingThings).optional(),
  /** Only stories with an open legal flag, or under embargo. */
  held: z.enum(['legal', 'embargo']).optional(),
  sort: z.enum(storySorts).default('changed'),
  direction: z.enum(['up', 'down']).optional(),
});

export type StoryListFilter = z.infer<typeof storyFilterSchema>;

export const pageSchema = z.coerce.number().int().min(1).max(10_000).default(1);

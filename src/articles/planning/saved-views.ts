/** Filters of the story list that somebody gave a name. They are one's own, and nobody else's business. */
import { z } from 'zod';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { type StoryListFilter, storyFilterSchema } from './story-filter.ts';

export const savedViewSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  filter: storyFilterSchema,
});

export type SavedView = { id: number; name: string; filter: StoryListFilter };

const mostViews = 30;

/** By name. A filter that an older version wrote and nobody understands any more is left out. */
export async function listViews({ staffId }: Actor): Promise<SavedView[]> {
  const rows = await database().savedView.findMany({
    where: { staffId },
    orderBy: { name: 'asc' },
  });
  return rows.flatMap(({ id, name, filter }) => {
    const known = storyFilterSchema.safeParse(filter);
    return known.success ? [{ id, name, filter: known.data }] : [];
  });
}

export type SaveViewResult =
  | { kind: 'saved'; id: number }
  | { kind: 'invalid'; problems: { field: 'name'; code: 'too-many' }[] };

/** Under a name that is taken, it takes the place of what had it. */
export async function saveView({
  actor,
  view: { name, filter },
}: {
  actor: Actor;
  view: z.infer<typeof savedViewSchema>;
}): Promise<SaveViewResult> {
  const { staffId } = actor;
  const others = await database().savedView.count({ where: { staffId, name: { not: name } } });
  if (others >= mostViews) {
    return { kind: 'invalid', problems: [{ field: 'name', code: 'too-many' }] };
  }
  const { id } = await database().savedView.upsert({
    where: { staffId_name: { staffId, name } },
    create: { staffId, name, filter },
    update: { filter },
    select: { id: true },
  });
  return { kind: 'saved', id };
}

export async function removeView({
  actor,
  id,
}: {
  actor: Actor;
  id: number;
}): Promise<{ kind: 'removed' } | { kind: 'absent' }> {
  const { count } = await database().savedView.deleteMany({
    where: { id, staffId: actor.staffId },
  });
  return count > 0 ? { kind: 'removed' } : { kind: 'absent' };
}

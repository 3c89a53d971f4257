import type { Metadata } from 'next';
import { roleAtLeast, staff as staffRoom } from '#accounts/index.ts';
import { planning } from '#articles/index.ts';
import { readFilters } from '#desk/stories/address.ts';
import { filterFields } from '#desk/stories/filter-fields.ts';
import { StoryList } from '#desk/stories/StoryList.client.tsx';
import { getPublication, listPeople } from '#publication/index.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Stories' };

type Query = Promise<Record<string, string | string[] | undefined>>;

/** Every story the actor may see, as the address narrows it. */
export default async function Stories({ searchParams }: { searchParams: Query }) {
  const actor = await staffOnly();
  const filters = readFilters(await searchParams);
  // What an address says that nobody understands narrows nothing.
  const asked = planning.storyFilterSchema.safeParse(filters);
  const filter = asked.success ? asked.data : planning.storyFilterSchema.parse({});
  const page = planning.pageSchema.safeParse(filters.page);
  const [publication, people, staff, views, shown] = await Promise.all([
    getPublication(),
    listPeople(),
    staffRoom.listColleagues(actor),
    planning.listViews(actor),
    filters.view === 'board'
      ? planning
          .boardColumns({ actor, filter })
          .then((columns) => ({ kind: 'board', columns }) as const)
      : planning
          .listDeskStories({ actor, filter, page: page.success ? page.data : 1 })
          .then((found) => ({ kind: 'list', page: found }) as const),
  ]);
  return (
    <StoryList
      filters={filters}
      fields={filterFields({ publication, people, staff, filters })}
      views={views.map(({ id, name, filter: kept }) => ({ id, name, filters: wordsOf(kept) }))}
      staff={staff}
      shown={shown}
      mayAssign={roleAtLeast(actor, 'writer')}
    />
  );
}

/** A kept filter as an address says it; what is the same as saying nothing is not said. */
function wordsOf(kept: Record<string, unknown>): Record<string, string> {
  const said = Object.entries(kept).flatMap(([name, value]) => {
    const words = Array.isArray(value) ? value.join(',') : String(value ?? '');
    return words === '' || (name === 'sort' && words === 'changed') ? [] : [[name, words]];
  });
  return Object.fromEntries(said);
}

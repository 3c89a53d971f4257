/** The desk's board: a column a state, each with the stories that a person wants to see in it first. */
import type { Actor } from '#accounts/index.ts';
import { now } from '#lib/clock.ts';
import { type DeskState, deskStates } from '../workflow.ts';
import { type DeskStory, listDeskStories } from './list-desk-stories.ts';
import type { StoryListFilter } from './story-filter.ts';

export type BoardColumn = { state: DeskState; stories: DeskStory[]; total: number };

const perColumn = 30;
const sorts: Partial<Record<DeskState, StoryListFilter['sort']>> = {
  scheduled: 'scheduled',
  live: 'published',
};

/** `filter.state` says which columns there are; nothing said means all of them. */
export async function boardColumns({
  actor,
  filter,
  at = now(),
}: {
  actor: Actor;
  filter: StoryListFilter;
  at?: Date;
}): Promise<BoardColumn[]> {
  const wanted = deskStates.filter(
    (state) => !filter.state?.length || filter.state.includes(state),
  );
  return Promise.all(
    wanted.map(async (state) => {
      const { stories, total } = await listDeskStories({
        actor,
        filter: { ...filter, state: [state], sort: sorts[state] ?? 'changed' },
        perPage: perColumn,
        at,
      });
      return { state, stories, total };
    }),
  );
}

import { z } from 'zod';
import { planning } from '#articles/index.ts';
import { stateWords } from '#desk/stories/state-words.ts';
import { listPeople } from '#publication/index.ts';
import { deskRoute } from '../desk-route.ts';

const query = z.object({ q: z.string().trim().min(1).max(200) });
const storiesShown = 8;
const peopleShown = 4;

/** Stories and people by name, for the palette and for fields that look for a story. */
export const GET = deskRoute({ query }, async ({ actor, at, query: { q } }) => {
  const filter = planning.storyFilterSchema.parse({ text: q });
  const [{ stories }, people] = await Promise.all([
    planning.listDeskStories({ actor, filter, perPage: storiesShown, at }),
    listPeople(),
  ]);
  const words = q.toLowerCase().split(/\s+/);
  const called = people.filter(({ name }) =>
    words.every((word) => name.toLowerCase().includes(word)),
  );
  return {
    stories: stories.map(({ id, headline, url, state }) => ({
      id,
      headline,
      slug: url.split('/').at(-1) ?? '',
      state: stateWords[state].word,
    })),
    people: called.slice(0, peopleShown).map(({ slug, name, role }) => ({ slug, name, role })),
  };
});

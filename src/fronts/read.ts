/**
 * An edition's front: what an editor chose, filled up with the newest. No story stands on it twice,
 * and a slot whose story readers may not see is filled instead of left empty.
 */
import { latestStories, readCards, type StoryCard } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { type Edition, getPublication, type Section } from '#publication/index.ts';

export type FrontSection = { section: Section; stories: StoryCard[] };

export type Front = {
  lead: StoryCard | null;
  secondary: StoryCard[];
  strip: StoryCard[];
  sections: FrontSection[];
  latest: StoryCard[];
};

const secondaryCount = 3;
const stripCount = 4;
const sectionStories = 4;
const latestCount = 8;

/** The front of one edition. Sections with nothing left to show are left out. */
export async function getFront(edition: Edition): Promise<Front> {
  dependsOn(`front:${edition.id}`);
  const slots = await database().frontSlot.findMany({
    where: { front: { editionId: edition.id } },
    select: { role: true, articleId: true },
    orderBy: { position: 'asc' },
  });
  const cards = await readCards(slots.map(({ articleId }) => articleId));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const chosen = (role: 'lead' | 'secondary' | 'strip') =>
    slots
      .filter((slot) => slot.role === role)
      .flatMap(({ articleId }) => byId.get(articleId) ?? []);

  const shown = new Set(byId.keys());
  const newest = await latestStories(
    { edition: edition.id },
    { take: 1 + secondaryCount + stripCount, except: [...shown] },
  );
  const next = (): StoryCard[] => {
    const card = newest.shift();
    if (card) shown.add(card.id);
    return card ? [card] : [];
  };
  const fill = (list: StoryCard[], count: number) => {
    while (list.length < count) {
      const [card] = next();
      if (!card) break;
      list.push(card);
    }
    return list;
  };
  const [lead = null] = fill(chosen('lead'), 1);
  const secondary = fill(chosen('secondary'), slots.length === 0 ? secondaryCount : 0);
  const strip = fill(chosen('strip'), slots.length === 0 ? stripCount : 0);

  const latest = await latestStories(
    { edition: edition.id },
    { take: latestCount, except: [...shown] },
  );
  for (const { id } of latest) shown.add(id);

  const sections: FrontSection[] = [];
  for (const section of (await getPublication()).sections) {
    const ids = [section.id, ...section.children.map(({ id }) => id)];
    const stories = await latestStories(
      { sections: ids },
      { take: sectionStories, except: [...shown] },
    );
    for (const { id } of stories) shown.add(id);
    if (stories.length > 0) sections.push({ section, stories });
  }
  return { lead, secondary, strip, sections, latest };
}

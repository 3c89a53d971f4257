/** What the publication has for a story to show: letters, promos, and what its text names already. */
import { readCardsNamed } from '#articles/index.ts';
import type { Draft } from '#articles/pure.ts';
import type { Library } from '#desk/editor/index.client.tsx';
import { shownPicture } from '#desk/story/shown-picture.ts';
import { parseMarkdown } from '#markdown/index.ts';
import { readPictures } from '#media/index.ts';
import { listNewsletters } from '#newsletters/index.ts';
import { readPromos } from '#publication/index.ts';

export async function readLibrary({ body, picture }: Draft): Promise<Library> {
  const parsed = parseMarkdown(body);
  const { references } = parsed;
  const named = references.pictures.map(({ key }) => key);
  const [newsletters, promos, pictures, stories] = await Promise.all([
    listNewsletters(),
    readPromos(),
    readPictures([...new Set([...named, ...(picture ? [picture] : [])])]),
    readCardsNamed(parsed),
  ]);
  return {
    newsletters: newsletters.map(({ slug, name }) => ({ slug, name })),
    promos: Object.entries(promos).map(([slug, { heading }]) => ({ slug, name: heading })),
    stories: Object.fromEntries(
      Object.entries(stories).map(([slug, { headline }]) => [slug, headline]),
    ),
    pictures: Object.fromEntries(
      Object.entries(pictures).map(([key, found]) => [key, shownPicture(found)]),
    ),
  };
}

/** What the publication has for a story to show: letters, promos, and the pictures its text names. */
import type { Draft } from '#articles/pure.ts';
import type { Library } from '#desk/editor/index.client.tsx';
import { shownPicture } from '#desk/story/shown-picture.ts';
import { parseMarkdown } from '#markdown/index.ts';
import { readPictures } from '#media/index.ts';
import { listNewsletters } from '#newsletters/index.ts';
import { readPromos } from '#publication/index.ts';

export async function readLibrary({ body, picture }: Draft): Promise<Library> {
  const named = parseMarkdown(body).references.pictures.map(({ key }) => key);
  const [newsletters, promos, pictures] = await Promise.all([
    listNewsletters(),
    readPromos(),
    readPictures([...new Set([...named, ...(picture ? [picture] : [])])]),
  ]);
  return {
    newsletters: newsletters.map(({ slug, name }) => ({ slug, name })),
    promos: Object.entries(promos).map(([slug, { heading }]) => ({ slug, name: heading })),
    pictures: Object.fromEntries(
      Object.entries(pictures).map(([key, found]) => [key, shownPicture(found)]),
    ),
  };
}

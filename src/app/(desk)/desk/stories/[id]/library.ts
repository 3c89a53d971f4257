/** What the publication has for a story to show: letters, promos, and the pictures its text names. */
import type { Draft } from '#articles/pure.ts';
import type { Library } from '#desk/editor/index.client.tsx';
import { parseMarkdown } from '#markdown/index.ts';
import { readPictures } from '#media/index.ts';
import { listNewsletters } from '#newsletters/index.ts';
import { readPromos } from '#publication/index.ts';

/** The width a picture is shown at in the editor, or the next wider one there is. */
const shownWidth = 800;

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
      Object.entries(pictures).map(([key, { alt, caption, credit, variants }]) => {
        const webp = variants.filter(({ format }) => format === 'webp');
        const variant = webp.find(({ width }) => width >= shownWidth) ?? webp.at(-1);
        return [key, { key, alt, caption, credit, url: variant?.url ?? '' }];
      }),
    ),
  };
}

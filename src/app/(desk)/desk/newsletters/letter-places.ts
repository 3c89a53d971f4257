/** What a letter can be tied to: editions, sections and formats, as the form offers them. */
import type { LetterPlaces } from '#desk/newsletters/letter-fields.ts';
import { getPublication } from '#publication/index.ts';

export async function letterPlaces(): Promise<LetterPlaces> {
  const { editions, sections, formats, timeZone } = await getPublication();
  return {
    timeZone,
    editions: editions.map(({ slug, label }) => ({ value: slug, label })),
    sections: sections.flatMap(({ slug, name, children }) => [
      { value: slug, label: name },
      ...children.map((child) => ({ value: child.slug, label: `${name}: ${child.name}` })),
    ]),
    formats: formats.map(({ slug, name }) => ({ value: slug, label: name })),
  };
}

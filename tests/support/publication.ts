/** Valid stories and the small publication they stand in; a test says only what it is about. */
import { filing as articles } from '#articles/index.ts';
import { change } from '#lib/changes.ts';
import { filing as media } from '#media/index.ts';
import { filing as newsletters } from '#newsletters/index.ts';
import { filing as publication } from '#publication/index.ts';

type StoryInput = Partial<Record<string, unknown>> & { slug: string; body?: string };

const named = (slug: string) => ({ slug, name: slug, description: `About ${slug}.` });

/** Two editions, three sections (one under another), two formats, three topics, three people. */
export async function makePublication(): Promise<void> {
  await change(async (tx, changed) => {
    await publication.saveSettings(
      tx,
      changed,
      publication.settingsSchema.parse({
        name: 'The Test',
        strapline: 'Every week',
        description: 'A publication for tests.',
        language: 'en-GB',
        timeZone: 'Europe/London',
        contactEmail: 'desk@news.example',
        editions: [
          {
            slug: 'uk',
            name: 'UK',
            label: 'The Test UK',
            language: 'en-GB',
            timeZone: 'Europe/London',
            default: true,
          },
          {
            slug: 'us',
            name: 'US',
            label: 'The Test US',
            language: 'en-US',
            timeZone: 'America/New_York',
          },
        ],
        sections: [named('world'), { ...named('asia'), parent: 'world' }, named('science')],
        formats: [named('the-explainer'), named('speed-read')],
        topics: [named('china'), named('space'), named('health')],
      }),
    );
    for (const slug of ['nadia', 'tom', 'desk']) {
      const kind = slug === 'desk' ? 'desk' : 'reporter';
      const person = {
        slug,
        name: slug,
        kind,
        role: 'Writes',
        biography: `${slug} writes.`,
      } as const;
      await publication.savePerson(tx, changed, person);
    }
    for (const [position, slug] of ['morning', 'weekly'].entries()) {
      const entry = newsletters.newslettersSchema.parse([
        {
          slug,
          name: slug,
          promise: `What ${slug} promises.`,
          cadence: 'weekly',
          schedule: 'Fridays',
          placed: position === 0 ? { after: 3 } : { foot: true },
        },
      ])[0];
      if (entry) await newsletters.saveNewsletter(tx, changed, { entry, position });
    }
  });
}

/** A story's file as the loader sees it: live, in World, by Nadia, unless told otherwise. */
export function storyFile({ slug, body = 'Some text.', ...fields }: StoryInput) {
  const entry = articles.storySchema.parse({
    headline: `Headline of ${slug}`,
    standfirst: `Standfirst of ${slug}.`,
    section: 'world',
    format: 'the-explainer',
    edition: 'uk',
    published: '2025-02-14T09:00:00Z',
    byline: [{ person: 'nadia' }],
    ...fields,
  });
  return { slug, entry, body };
}

/** Files a story and returns the tags of what changed. */
export async function fileStory(input: StoryInput): Promise<string[]> {
  const tags: string[] = [];
  const file = storyFile(input);
  await change(async (tx, changed) => {
    const tell = (...more: string[]) => {
      tags.push(...more);
      changed(...more);
    };
    await articles.saveStory(tx, tell, file);
    await articles.saveRelated(tx, tell, file);
  });
  return tags.sort();
}

/** A picture `square` with its credit, on record as a story may show it; its files are not made. */
export async function filePicture(): Promise<void> {
  const entry = { key: 'square', file: 'square.png', alt: 'A square', credit: 'A & B' };
  const size = { width: 800, height: 800 };
  const prepared = {
    ...size,
    digest: '5c0a7e5c0a7e5c0a7e5c',
    placeholder: '#808080',
    variants: (['avif', 'jpeg'] as const).map((format) => {
      return { ...size, format, path: `square/800.${format}`, bytes: 20_000 };
    }),
  };
  await change(async (tx, changed) => {
    await media.savePicture(tx, changed, { entry, prepared });
  });
}

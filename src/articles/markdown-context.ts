/** Looks up what a story's text names: pictures, letters, promos and other stories. */
import { dateFormat } from '#lib/date-format.ts';
import { env } from '#lib/env.ts';
import type { MarkdownContext, ParsedMarkdown, StoryCardData } from '#markdown/index.ts';
import { readPictures } from '#media/index.ts';
import { readNewsletters } from '#newsletters/index.ts';
import { readPromos } from '#publication/index.ts';
import { readCardsBySlug } from './read.ts';
import type { StoryCard } from './story.ts';

type ContextOptions = {
  path: string;
  sources?: MarkdownContext['sources'];
  /** What `readCardsNamed` answers, for who has asked already. */
  cards?: Promise<Record<string, StoryCard>>;
};

/**
 * The context for the Markdown room's outputs. What the text names and readers may not see is left
 * out, and the text reads on without it.
 */
export async function readMarkdownContext(
  parsed: ParsedMarkdown,
  { path, sources = {}, cards = readCardsNamed(parsed) }: ContextOptions,
): Promise<MarkdownContext> {
  const { references } = parsed;
  const [pictures, newsletters, promos, stories] = await Promise.all([
    readPictures(keys(references.pictures)),
    readNewsletters(keys(references.newsletters)),
    readPromos(keys(references.promos)),
    cards,
  ]);
  return {
    siteUrl: env().SITE_URL,
    path,
    sources,
    pictures,
    newsletters,
    promos,
    stories: Object.fromEntries(
      Object.entries(stories).map(([slug, card]) => [slug, storyCardData(card)]),
    ),
  };
}

/** The cards of the stories a text names, by slug; of those that readers may see. */
export function readCardsNamed({ references }: ParsedMarkdown): Promise<Record<string, StoryCard>> {
  return readCardsBySlug(keys(references.stories));
}

function keys(list: { key: string }[]): string[] {
  return [...new Set(list.map(({ key }) => key))];
}

/** A card in the words the Markdown room prints, with the date as its edition writes it. */
export function storyCardData(card: StoryCard): StoryCardData {
  const { language, timeZone } = card.edition;
  const text = dateFormat(language, { dateStyle: 'long', timeZone });
  return {
    url: card.url,
    kicker: card.kicker.name,
    headline: card.headline,
    standfirst: card.standfirst,
    byline: card.byline,
    published: {
      iso: card.firstPublishedAt.toISOString(),
      text: text.format(card.firstPublishedAt),
    },
  };
}

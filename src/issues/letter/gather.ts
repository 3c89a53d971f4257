/** Looks up what an issue's mail is made of: stories as readers may see them, and what its words name. */
import { readCards, readMarkdownContext, type StoryCard } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { parseMarkdown, toEmailHtml, toPlainText } from '#markdown/index.ts';
import { getPublication } from '#publication/index.ts';
import type { IssueDraft } from '../pure.ts';
import type { Letter, LetterStory } from './render.ts';

export type Gathered = {
  letter: Omit<Letter, 'browserUrl'>;
  /** Stories that were chosen and that readers may not see: they are left out. */
  hidden: number[];
};

/** Everything but the address it will stand at. */
export async function gatherLetter(newsletterId: number, draft: IssueDraft): Promise<Gathered> {
  const newsletter = await database().newsletter.findUniqueOrThrow({
    where: { id: newsletterId },
    select: {
      name: true,
      schedule: true,
      asksFeedback: true,
      edition: { select: { language: true } },
    },
  });
  const parsed = parseMarkdown(draft.intro);
  const [publication, cards, context] = await Promise.all([
    getPublication(),
    readCards(draft.stories),
    readMarkdownContext(parsed, { path: '/newsletters' }),
  ]);
  const { SITE_URL } = env();
  const found = new Set(cards.map(({ id }) => id));
  return {
    hidden: draft.stories.filter((id) => !found.has(id)),
    letter: {
      language: newsletter.edition?.language ?? publication.language,
      publication: {
        name: publication.name,
        address: SITE_URL,
        contactEmail: publication.contactEmail,
      },
      letter: newsletter,
      subject: draft.subject,
      preheader: draft.preheader,
      intro: { html: toEmailHtml(parsed, context), text: toPlainText(parsed, context) },
      stories: cards.map((card) => ({
        ...letterStory(card, SITE_URL),
        asks: newsletter.asksFeedback ? card.id : null,
      })),
    },
  };
}

const pictureWidth = 1072;

function letterStory(card: StoryCard, siteUrl: string): LetterStory {
  const { kicker, headline, standfirst, byline, url, picture } = card;
  const jpeg = picture?.variants
    .filter(({ format }) => format === 'jpeg')
    .toSorted(
      (one, other) => Math.abs(one.width - pictureWidth) - Math.abs(other.width - pictureWidth),
    )[0];
  return {
    kicker: kicker.name,
    headline,
    standfirst,
    byline,
    url: new URL(url, siteUrl).href,
    picture: picture && jpeg ? { url: new URL(jpeg.url, siteUrl).href, alt: picture.alt } : null,
  };
}

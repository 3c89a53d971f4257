/** Looks up what an issue's mail is made of: stories as readers may see them, and what its words name. */
import { readCards, readMarkdownContext, type StoryCard } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { type PictureData, parseMarkdown, toEmailHtml, toPlainText } from '#markdown/index.ts';
import { pictureData, pictureSelect } from '#media/index.ts';
import { getPublication } from '#publication/index.ts';
import type { IssueDraft } from '../pure.ts';
import type { Letter, LetterStory } from './render.ts';

export type Gathered = {
  letter: Omit<Letter, 'browserUrl' | 'isTrial'>;
  /** Stories that were chosen and that readers may not see: they are left out. */
  hidden: number[];
  /** What the publisher has decided to count of this letter. */
  counted: { countsClicks: boolean; countsOpens: boolean };
};

/** Everything but the address it will stand at. */
export async function gatherLetter(newsletterId: number, draft: IssueDraft): Promise<Gathered> {
  const newsletter = await database().newsletter.findUniqueOrThrow({
    where: { id: newsletterId },
    select: {
      name: true,
      schedule: true,
      accent: true,
      header: true,
      footer: true,
      logo: { select: pictureSelect },
      asksFeedback: true,
      countsClicks: true,
      countsOpens: true,
      edition: { select: { language: true } },
    },
  });
  const [publication, cards, intro, header, footer] = await Promise.all([
    getPublication(),
    readCards(draft.stories),
    forMail(draft.intro),
    forMail(newsletter.header),
    forMail(newsletter.footer),
  ]);
  const { SITE_URL } = env();
  const found = new Set(cards.map(({ id }) => id));
  return {
    hidden: draft.stories.filter((id) => !found.has(id)),
    counted: { countsClicks: newsletter.countsClicks, countsOpens: newsletter.countsOpens },
    letter: {
      language: newsletter.edition?.language ?? publication.language,
      publication: {
        name: publication.name,
        address: SITE_URL,
        contactEmail: publication.contactEmail,
      },
      letter: {
        name: newsletter.name,
        schedule: newsletter.schedule,
        accent: newsletter.accent,
        logo: newsletter.logo ? logoOf(pictureData(newsletter.logo), SITE_URL) : null,
        header,
        footer,
      },
      subject: draft.subject,
      preheader: draft.preheader,
      intro,
      stories: cards.map((card) => ({
        ...letterStory(card, SITE_URL),
        asks: newsletter.asksFeedback ? card.id : null,
      })),
    },
  };
}

async function forMail(markdown: string) {
  const parsed = parseMarkdown(markdown);
  const context = await readMarkdownContext(parsed, { path: '/newsletters' });
  return { html: toEmailHtml(parsed, context), text: toPlainText(parsed, context) };
}

const logoHeight = 40;
const widestLogo = 400;

/** Twice as large as it is shown, for sharp screens. */
function logoOf({ variants, width, height, alt }: PictureData, siteUrl: string) {
  const shown = Math.min(widestLogo, Math.round((width * logoHeight) / height));
  const jpeg = nearest(variants, shown * 2);
  return jpeg ? { url: new URL(jpeg.url, siteUrl).href, alt, width: shown } : null;
}

function nearest(variants: PictureData['variants'], wanted: number) {
  return variants
    .filter(({ format }) => format === 'jpeg')
    .toSorted((one, other) => Math.abs(one.width - wanted) - Math.abs(other.width - wanted))[0];
}

const pictureWidth = 1072;

function letterStory(card: StoryCard, siteUrl: string): LetterStory {
  const { kicker, headline, standfirst, byline, url, picture } = card;
  const jpeg = picture ? nearest(picture.variants, pictureWidth) : undefined;
  return {
    kicker: kicker.name,
    headline,
    standfirst,
    byline,
    url: new URL(url, siteUrl).href,
    picture: picture && jpeg ? { url: new URL(jpeg.url, siteUrl).href, alt: picture.alt } : null,
  };
}

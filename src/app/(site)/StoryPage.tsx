import {
  finding,
  readCardsNamed,
  readMarkdownContext,
  relating,
  type Story,
} from '#articles/index.ts';
import { env } from '#lib/env.ts';
import { describeStory } from '#linked-data/index.ts';
import { parseMarkdown, signUpFormHtml } from '#markdown/index.ts';
import { newslettersFor } from '#newsletters/index.ts';
import { findPromo, getPublication, settings } from '#publication/index.ts';
import { findSocialImage } from '#social-images/index.ts';
import { Page } from '#ui/Page.tsx';
import { RelatedStories } from '#ui/RelatedStories.tsx';
import { StoryArticle } from '#ui/StoryArticle.tsx';
import { offersLetter, placeBlocks } from './place-blocks.ts';
import { storyHtml } from './story-html.ts';

/** A story with all that belongs to it. */
export async function StoryPage({ story }: { story: Story }) {
  const publication = await getPublication();
  const edition = publication.editions.find(({ slug }) => slug === story.edition.slug);
  const parsed = parseMarkdown(story.body);
  const cards = readCardsNamed(parsed);
  const idsInBody = cards.then((named) => Object.values(named).map(({ id }) => id));
  const [letters, promo, related, counterparts, drawn, { showsChanges }, found] = await Promise.all(
    [
      edition
        ? newslettersFor({
            editionId: edition.id,
            section: story.section.slug,
            format: story.kicker.slug,
          })
        : { inline: null, foot: [] },
      findPromo('article'),
      relating.listRelated(story, idsInBody),
      finding.listCounterparts(story),
      findSocialImage(story.id),
      settings.readChoices(),
      readMarkdownContext(parsed, { path: story.url, sources: story.sourcesByKey, cards }),
    ],
  );
  const blocks = {
    newsletter: letters.inline
      ? { slug: letters.inline.letter.slug, after: letters.inline.after }
      : undefined,
    promo: promo?.slug,
  };
  const context = {
    ...found,
    newsletters: { ...byslug(letters.inline?.letter ?? null), ...found.newsletters },
    promos: { ...byslug(promo), ...found.promos },
  };
  const placed = placeBlocks(parsed, blocks);
  const closing = letters.foot.find(({ slug }) => !offersLetter(placed, slug));
  const image = drawn ? { ...drawn, alt: story.headline } : previewPicture(story);
  return (
    <Page
      publication={publication}
      edition={story.edition}
      section={sectionOf(story, publication.sections)}
      path={story.url}
      kind="story"
      title={story.headline}
      description={story.standfirst}
      image={image}
      published={story.firstPublishedAt}
      changed={story.lastChangedAt}
      filed={{
        section: story.section.name,
        topics: story.topics.map(({ name }) => name),
        authors: story.bylines
          .filter(({ role }) => role === 'author')
          .map(({ person }) => `/people/${person.slug}`),
      }}
      counterparts={counterparts}
      feed={{
        subject: { list: 'sections', slug: story.section.slug },
        name: story.section.name,
      }}
      data={describeStory(story, { publication, socialImage: drawn?.url ?? null })}
    >
      <StoryArticle
        story={story}
        showsChanges={showsChanges}
        address={new URL(story.url, env().SITE_URL).href}
        body={storyHtml(parsed, blocks, context)}
        closing={closing ? signUpFormHtml(closing, { place: 'foot', returnTo: story.url }) : null}
      />
      <RelatedStories stories={related} />
    </Page>
  );
}

function byslug<T extends { slug: string }>(data: T | null): Record<string, T> {
  return data ? { [data.slug]: data } : {};
}

/** The picture that stands for the story where it is shared. */
function previewPicture({ picture }: Story) {
  const largest = picture?.variants.filter(({ format }) => format === 'jpeg').at(-1);
  if (!picture || !largest) return undefined;
  const height = Math.round((picture.height * largest.width) / picture.width);
  return { url: largest.url, alt: picture.alt, width: largest.width, height };
}

/** The top section that a story's section belongs to. */
function sectionOf(
  story: Story,
  sections: { slug: string; children: { slug: string }[] }[],
): string | undefined {
  const { slug } = story.section;
  const holds = (list: { slug: string }[]) => list.some((child) => child.slug === slug);
  return sections.find((section) => section.slug === slug || holds(section.children))?.slug;
}

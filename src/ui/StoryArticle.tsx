import type { Story } from '#articles/index.ts';
import { pictureHtml } from '#markdown/index.ts';
import { headlineSize } from './headline-size.ts';
import { Markup } from './Markup.tsx';
import { StoryFoot } from './StoryFoot.tsx';
import { StoryMeta } from './StoryMeta.tsx';

type Props = {
  story: Story;
  /** Absolute address, for sharing. */
  address: string;
  body: string;
  /** The sign-up form under the story. */
  closing: string | null;
  showsChanges: boolean;
};

/** A story from its kicker to its topics. */
export function StoryArticle({ story, address, body, closing, showsChanges }: Props) {
  return (
    <article className="story">
      <header className="story-header">
        <p className="story-kicker">
          <a className="kicker" href={`/formats/${story.kicker.slug}`}>
            {story.kicker.name}
          </a>
          <a className="story-section" href={`/${story.section.slug}`}>
            {story.section.name}
          </a>
        </p>
        <h1 className={['story-headline', headlineSize(story.headline)].filter(Boolean).join(' ')}>
          {story.headline}
        </h1>
        {story.standfirst ? <p className="story-standfirst">{story.standfirst}</p> : null}
      </header>
      <StoryMeta story={story} address={address} showsChanges={showsChanges} />
      <Hero story={story} />
      <Markup className="story-body prose" html={body} />
      <StoryFoot story={story} closing={closing} />
    </article>
  );
}

/** From this shape on a picture may take the whole width; from that one it stands upright. */
const wideFrom = 1.3;
const tallUnder = 0.85;

function Hero({ story }: { story: Story }) {
  const { picture, pictureCaption } = story;
  if (!picture) return null;
  const shape = picture.width / picture.height;
  const kind = shape >= wideFrom ? 'wide' : shape < tallUnder ? 'tall' : 'normal';
  const html = pictureHtml(picture, {
    priority: true,
    caption: pictureCaption ?? undefined,
    sizes: kind === 'wide' ? '(min-width: 80rem) 1024px, 100vw' : '(min-width: 45rem) 656px, 100vw',
  });
  return html ? <Markup className={`story-hero story-${kind}`} html={html} /> : null;
}

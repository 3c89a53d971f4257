import type { StoryCard } from '#articles/index.ts';
import { CardPicture } from './CardPicture.tsx';
import { StoryTime } from './StoryTime.tsx';

type Props = {
  story: StoryCard;
  heading?: 'h2' | 'h3';
  /** How much of the story is shown, and how large. */
  look?: 'large' | 'medium' | 'plain';
  /** The `sizes` of the picture; without it there is none. */
  pictureSizes?: string;
  /** Why the story stands here, in a few words. */
  note?: string | null;
};

/** A story as a list points to it: kicker, headline, standfirst, byline with edition, date. */
export function Card({
  story,
  heading: Heading = 'h3',
  look = 'medium',
  pictureSizes,
  note,
}: Props) {
  return (
    <article
      className={look === 'medium' ? 'card' : `card card-${look}`}
      lang={story.edition.language}
    >
      {pictureSizes && story.picture ? (
        <CardPicture picture={story.picture} sizes={pictureSizes} />
      ) : null}
      <Kicker story={story} />
      <Heading className="card-headline">
        <a href={story.url}>{story.headline}</a>
      </Heading>
      {look !== 'plain' && story.standfirst ? (
        <p className="card-standfirst">{story.standfirst}</p>
      ) : null}
      <CardMeta story={story} />
      {note ? <p className="card-note">{note}</p> : null}
    </article>
  );
}

export function Kicker({ story }: { story: StoryCard }) {
  return (
    <p className="kicker">
      <a href={`/formats/${story.kicker.slug}`}>{story.kicker.name}</a>
    </p>
  );
}

export function CardMeta({ story }: { story: StoryCard }) {
  return (
    <p className="card-meta">
      {story.byline ? `${story.byline}\u00a0· ` : null}
      <StoryTime date={story.firstPublishedAt} calendar={story.edition} />
    </p>
  );
}

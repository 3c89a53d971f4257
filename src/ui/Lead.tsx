import type { StoryCard } from '#articles/index.ts';
import { CardMeta, Kicker } from './Card.tsx';
import { CardPicture } from './CardPicture.tsx';
import { headlineSize } from './headline-size.ts';

/** The story that leads a front: its words first, its picture beside the standfirst. */
export function Lead({ story }: { story: StoryCard }) {
  const size = headlineSize(story.headline);
  return (
    <article className={story.picture ? 'lead' : 'lead lead-plain'} lang={story.edition.language}>
      <div className="lead-title">
        <Kicker story={story} />
        <h2 className={['card-headline', size].filter(Boolean).join(' ')}>
          <a href={story.url}>{story.headline}</a>
        </h2>
      </div>
      <div className="lead-words">
        <p className="card-standfirst">{story.standfirst}</p>
        <CardMeta story={story} />
      </div>
      {story.picture ? (
        <CardPicture
          picture={story.picture}
          sizes="(min-width: 80rem) 530px, (min-width: 64rem) 40vw, calc(100vw - 2.25rem)"
          priority
        />
      ) : null}
    </article>
  );
}

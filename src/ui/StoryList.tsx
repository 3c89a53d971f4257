import type { StoryCard } from '#articles/index.ts';
import { CardMeta, Kicker } from './Card.tsx';
import { CardPicture } from './CardPicture.tsx';

type Props = { stories: StoryCard[]; heading?: 'h2' | 'h3' };

/** Stories one under the other, newest first. */
export function StoryList({ stories, heading: Heading = 'h2' }: Props) {
  return (
    <ol className="story-list">
      {stories.map((story) => (
        <li key={story.id}>
          <article
            className={story.picture ? 'row row-pictured' : 'row'}
            lang={story.edition.language}
          >
            {story.picture ? (
              <CardPicture
                picture={story.picture}
                sizes="(min-width: 48rem) 240px, calc(100vw - 2.25rem)"
              />
            ) : null}
            <div className="card">
              <Kicker story={story} />
              <Heading className="card-headline">
                <a href={story.url}>{story.headline}</a>
              </Heading>
              <p className="card-standfirst">{story.standfirst}</p>
              <CardMeta story={story} />
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

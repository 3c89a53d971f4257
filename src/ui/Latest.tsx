import type { StoryCard } from '#articles/index.ts';
import { formatShortDate } from './format-date.ts';

/** The newest stories as a list of dates and headlines. */
export function Latest({ stories }: { stories: StoryCard[] }) {
  if (stories.length === 0) return null;
  return (
    <section className="latest" aria-labelledby="latest">
      <h2 id="latest" className="band-heading">
        Most recent
      </h2>
      <ol>
        {stories.map((story) => (
          <li key={story.id} lang={story.edition.language}>
            <time dateTime={story.firstPublishedAt.toISOString()}>
              {formatShortDate(story.firstPublishedAt, story.edition)}
            </time>
            <a href={story.url}>{story.headline}</a>
          </li>
        ))}
      </ol>
      <p className="band-note">
        <a href="/archive">Everything, by month</a>
      </p>
    </section>
  );
}

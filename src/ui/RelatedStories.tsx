import type { RelatedCard } from '#articles/index.ts';
import { Card } from './Card.tsx';

const rich = 3;

/** Three stories shown richly, the rest as a list. */
export function RelatedStories({ stories }: { stories: RelatedCard[] }) {
  if (stories.length === 0) return null;
  const rest = stories.slice(rich);
  return (
    <section className="story-related" aria-labelledby="related">
      <h2 id="related" className="band-heading">
        Read next
      </h2>
      <div className="related-rich">
        {stories.slice(0, rich).map((story) => (
          <Card
            key={story.id}
            story={story}
            note={story.reason}
            pictureSizes="(min-width: 80rem) 384px, (min-width: 48rem) 30vw, calc(100vw - 2.25rem)"
          />
        ))}
      </div>
      {rest.length > 0 ? (
        <ul className="related-rest">
          {rest.map((story) => (
            <li key={story.id}>
              <Card story={story} note={story.reason} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

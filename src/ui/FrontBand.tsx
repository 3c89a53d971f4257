import type { FrontSection } from '#fronts/index.ts';
import { Card } from './Card.tsx';

const rhythm = ['a', 'b', 'c'] as const;
const large = '(min-width: 80rem) 690px, (min-width: 64rem) 56vw, calc(100vw - 2.25rem)';

/** A section on a front. Neighbours differ in shape, so that the page is read and not scanned. */
export function FrontBand({ part, index }: { part: FrontSection; index: number }) {
  const { section } = part;
  const [first, ...rest] = pictureFirst(part);
  if (!first) return null;
  const beat = rest.length === 0 ? 'single' : (rhythm[index % rhythm.length] ?? 'a');
  const isWords = beat === 'b';
  return (
    <section className={`band band-${beat}`} aria-labelledby={`in-${section.slug}`}>
      <h2 className="band-heading" id={`in-${section.slug}`}>
        <a href={`/${section.slug}`}>{section.name}</a>
      </h2>
      <div className="band-stories">
        {isWords ? (
          <Card story={first} />
        ) : (
          <Card story={first} look="large" pictureSizes={large} />
        )}
        {rest.map((story) => (
          <Card key={story.id} story={story} />
        ))}
      </div>
    </section>
  );
}

/** The newest story with a picture leads its section; without any, the newest does. */
function pictureFirst({ stories }: FrontSection) {
  const pictured = stories.find(({ picture }) => picture);
  return pictured ? [pictured, ...stories.filter((story) => story !== pictured)] : stories;
}

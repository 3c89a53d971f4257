import { Fragment, type ReactNode } from 'react';
import type { Story, StoryByline } from '#articles/index.ts';
import { bylineEditions, bylineGroups } from '#articles/pure.ts';

/** “By Nadia Rahman with Priya Venkat, The Meridian UK”, each name a link. */
export function Byline({ story }: { story: Story }) {
  const editions = bylineEditions(story.bylines);
  return (
    <p className="byline">
      {bylineGroups(story.bylines).map(({ lead, names }, index) => (
        <Fragment key={lead}>
          {index > 0 ? ' ' : ''}
          {lead} {names.map((name, at) => separated(name, at, names.length))}
        </Fragment>
      ))}
      {editions.length > 0 ? (
        <>
          , <a href={`/editions/${story.edition.slug}`}>{editions.join(', ')}</a>
        </>
      ) : null}
    </p>
  );
}

function separated({ person }: StoryByline, at: number, count: number): ReactNode {
  const before = at === 0 ? '' : at === count - 1 ? ' and ' : ', ';
  return (
    <Fragment key={person.slug}>
      {before}
      <a rel="author" href={`/people/${person.slug}`}>
        {person.name}
      </a>
    </Fragment>
  );
}

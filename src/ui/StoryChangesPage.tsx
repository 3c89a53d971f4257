import type { finding, Story } from '#articles/index.ts';
import type { Publication } from '#publication/index.ts';
import { Page } from './Page.tsx';
import { PageHead } from './PageHead.tsx';
import { StoryTime } from './StoryTime.tsx';

type Props = { publication: Publication; story: Story; changes: finding.StoryChanges };

/** How a story changed: every change that readers could see, newest first. */
export function StoryChangesPage({ publication, story, changes }: Props) {
  const { edition } = story;
  const standfirst = 'What was taken out is struck through, what was put in is underlined.';
  return (
    <Page
      publication={publication}
      edition={edition}
      section={story.section.slug}
      path={`${story.url}/changes`}
      title={`How this story changed: ${story.headline}`}
      description={`Every change of “${story.headline}” since it was published.`}
    >
      <PageHead heading="How this story changed" kicker={story.kicker.name} standfirst={standfirst}>
        <p className="changes-of">
          <a href={story.url}>{story.headline}</a>
        </p>
      </PageHead>
      <ol className="changes-list">
        {changes.changes.map((change) => (
          <li key={change.at.toISOString()}>
            {change.isMinor ? (
              <details>
                <summary>
                  Minor change, <StoryTime date={change.at} calendar={edition} />
                </summary>
                <Change change={change} />
              </details>
            ) : (
              <>
                <h2>
                  Changed <StoryTime date={change.at} calendar={edition} />
                </h2>
                <Change change={change} />
              </>
            )}
          </li>
        ))}
        <li>
          <h2>
            Published <StoryTime date={changes.firstPublishedAt} calendar={edition} />
          </h2>
          {changes.changes.length === 0 ? <p>It has not changed since.</p> : null}
        </li>
      </ol>
    </Page>
  );
}

const otherWords = {
  byline: 'the names of those who made it',
  picture: 'its picture',
  sources: 'its list of sources',
};

function Change({ change }: { change: finding.StoryChange }) {
  const { headline, standfirst, blocks, others } = change;
  return (
    <>
      {headline ? <Part label="Headline" parts={headline} /> : null}
      {standfirst ? <Part label="Standfirst" parts={standfirst} /> : null}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one change never move.
        <Part key={index} parts={block.parts} />
      ))}
      {others.length > 0 ? (
        <p className="hint">Also changed: {others.map((other) => otherWords[other]).join(', ')}.</p>
      ) : null}
    </>
  );
}

function Part({ label, parts }: { label?: string; parts: finding.DiffPart[] }) {
  return (
    <p className="change">
      {label ? <span className="change-label">{label}: </span> : null}
      {parts.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
        if (kind === 'removed') return <del key={index}>{text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
        if (kind === 'added') return <ins key={index}>{text}</ins>;
        return text;
      })}
    </p>
  );
}

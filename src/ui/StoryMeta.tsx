import type { Story } from '#articles/index.ts';
import { Byline } from './Byline.tsx';
import { StoryTime } from './StoryTime.tsx';

type Props = {
  story: Story;
  address: string;
  /** Whether readers are shown how stories changed. */
  showsChanges: boolean;
};

/** Who made the story, when, and what a reader may do with it. */
export function StoryMeta({ story, address, showsChanges }: Props) {
  const mail = new URLSearchParams({
    subject: story.headline,
    body: `${story.standfirst}\n\n${address}`,
  });
  return (
    <div className="story-meta">
      <Byline story={story} />
      <p>
        Published <StoryTime date={story.firstPublishedAt} calendar={story.edition} />
      </p>
      {story.changed ? (
        <p>
          Updated <StoryTime date={story.lastChangedAt} calendar={story.edition} />
        </p>
      ) : null}
      {showsChanges && story.timesPublished > 1 ? (
        <p>
          <a href={`${story.url}/changes`}>How this story changed</a>
        </p>
      ) : null}
      <p>{story.minutes === 1 ? '1 minute' : `${story.minutes} minutes`} to read</p>
      <div className="tools">
        <a href={`mailto:?${mail.toString().replaceAll('+', '%20')}`}>Send by email</a>
        <button type="button" data-share={address} hidden>
          Share
        </button>
        <button type="button" data-copy={address} hidden>
          Copy the link
        </button>
        <button type="button" data-print="" hidden>
          Print
        </button>
        <span className="unseen" role="status" data-said="" />
      </div>
    </div>
  );
}

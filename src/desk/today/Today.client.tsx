'use client';
/** What somebody should look at now, each with its next step in words. */
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { planning } from '#articles/index.ts';
import type { LateJob } from '#lib/late-jobs.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { NewStoryButton } from '../stories/NewStory.client.tsx';
import { stateWords } from '../stories/state-words.ts';
import { hrefOfStory, nextWords } from '../stories/story-words.ts';
import { LateJobs } from './LateJobs.tsx';
import styles from './Today.module.css';

type Props = { name: string; today: planning.Today; isEditor: boolean; lateJobs: LateJob[] };

export function Today({ name, today, isEditor, lateJobs }: Props) {
  const { mine, inReview, due, scheduled, missed, mentions } = today;
  return (
    <>
      <PageHead heading="Today" about={`${greeting(today, name)}`} actions={<NewStoryButton />} />
      <Missed missed={missed} />
      <LateJobs jobs={lateJobs} />
      <div className={styles.grid}>
        <div>
          <Block heading="With you" stories={mine} all="/desk/stories?assignee=me">
            <Nothing
              what="Nothing is with you."
              teach="Stories that are yours to move on stand here. Start one with the key n, or take one from the list."
            />
          </Block>
          {isEditor ? (
            <Block heading="In review" stories={inReview} all="/desk/stories?state=in_review">
              <Nothing
                size="small"
                what="Nothing waits for an editor."
                teach="Stories that writers send for review wait here for you."
              />
            </Block>
          ) : null}
        </div>
        <div>
          <section className={styles.block} aria-labelledby="calls">
            <h2 id="calls">
              Calls to you <Count of={mentions} />
            </h2>
            {mentions.length === 0 ? (
              <Nothing
                size="small"
                what="Nobody has called you."
                teach="Notes on stories that name you stand here until you have seen them."
              />
            ) : (
              <ul className={styles.list}>
                {mentions.map(({ noteId, articleId, headline, by, text, at }) => (
                  <li key={noteId} className={styles.item}>
                    <Link className={styles.headline} href={`${hrefOfStory(articleId)}#notes`}>
                      {headline}
                    </Link>
                    <p className={`${styles.words} ${styles.said}`}>
                      {by}, <When at={at} />: {text}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <Block heading="Due in a day" stories={due} all="/desk/stories?due=today&sort=due">
            <Nothing size="small" what="Nothing is due." />
          </Block>
          <Block
            heading="On the schedule"
            stories={scheduled}
            all="/desk/stories?state=scheduled&sort=scheduled"
          >
            <Nothing
              size="small"
              what="Nothing goes by itself."
              teach="Publish a story “at a time” and it stands here until it is live."
            />
          </Block>
        </div>
      </div>
    </>
  );
}

const Count = ({ of }: { of: readonly unknown[] }) =>
  of.length > 0 ? <span className={styles.count}>{of.length}</span> : null;

type BlockProps = {
  heading: string;
  stories: planning.DeskStory[];
  all: string;
  /** What stands here when there are none. */
  children: ReactNode;
};

function Block({ heading, stories, all, children }: BlockProps) {
  const id = heading.toLowerCase().replaceAll(' ', '-');
  return (
    <section className={styles.block} aria-labelledby={id}>
      <h2 id={id}>
        {heading} <Count of={stories} />
        {stories.length > 0 ? (
          <Link className={styles.all} href={all} aria-label={`All: ${heading}`}>
            All
          </Link>
        ) : null}
      </h2>
      {stories.length === 0 ? (
        children
      ) : (
        <ul className={styles.list}>
          {stories.map((story) => (
            <Item key={story.id} story={story} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ story }: { story: planning.DeskStory }) {
  const { id, headline, state, dueAt, publishAt, isOverdue } = story;
  const { word, tone } = stateWords[state];
  return (
    <li className={styles.item}>
      <Link className={styles.headline} href={hrefOfStory(id)}>
        {headline || 'Without a headline'}
      </Link>
      <div className={styles.side}>
        <Chip tone={isOverdue ? 'bad' : tone}>{isOverdue ? `${word}, late` : word}</Chip>
        {(publishAt ?? dueAt) ? (
          <div className={styles.count}>
            {publishAt ? 'live ' : 'due '}
            <When at={publishAt ?? dueAt ?? ''} />
          </div>
        ) : null}
      </div>
      <div className={styles.next}>{nextWords(story)}</div>
    </li>
  );
}

/** What should have happened by itself and did not, or late. Never silent. */
function Missed({ missed }: { missed: planning.MissedDeadline[] }) {
  if (missed.length === 0) return null;
  return (
    <section className={styles.alarm} aria-labelledby="missed">
      <h2 id="missed">Did not go as planned</h2>
      <ul>
        {missed.map(({ articleId, headline, what, lateByMs, reason, at }) => (
          <li key={`${articleId} ${new Date(at).getTime()}`}>
            <Link href={hrefOfStory(articleId)}>{headline}</Link>: {missedWords(what, lateByMs)}
            {reason ? ` ${reason}` : ''} <When at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function missedWords(what: string, lateByMs: number | null): string {
  const late = lateByMs === null ? '' : ` ${Math.max(1, Math.round(lateByMs / 60_000))} min late`;
  switch (what) {
    case 'publish':
      return `it went live${late || ' late'}.`;
    case 'withdraw':
      return `it was withdrawn${late || ' late'}.`;
    case 'window':
      return 'its whole time passed while the server was down. It is off the schedule.';
    default:
      return 'it was not published and is off the schedule.';
  }
}

function greeting({ mine, inReview, mentions }: planning.Today, name: string): string {
  const parts = [
    mine.length > 0 ? `${mine.length} with you` : '',
    inReview.length > 0 ? `${inReview.length} in review` : '',
    mentions.length > 0 ? `${mentions.length === 1 ? 'one call' : `${mentions.length} calls`}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${name}: ${parts.join(', ')}.` : `${name}, nothing waits for you.`;
}

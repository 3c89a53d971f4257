'use client';
/** Stories as a list an editor decides by: state, who, when due, what is missing. */
import { Checkbox } from '@mantine/core';
import Link from 'next/link';
import type { planning } from '#articles/index.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import styles from './StoryTable.module.css';
import { stateWords } from './state-words.ts';
import { hrefOfStory, missingWords } from './story-words.ts';

type StoryRow = planning.DeskStory;

export type Sorting = { by: string; href: (by: string) => string; isDescending: boolean };

type Props = {
  label: string;
  stories: readonly StoryRow[];
  /** With it, rows can be chosen. */
  choice?: { chosen: ReadonlySet<number>; toggle: (id: number) => void; toggleAll: () => void };
  sorting?: Sorting;
  /** The row the keys stand on. */
  here?: number | undefined;
};

export function StoryTable({ label, stories, choice, sorting, here }: Props) {
  const all = choice && stories.length > 0 && stories.every(({ id }) => choice.chosen.has(id));
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {choice ? (
              <th className={styles.choose}>
                <Checkbox
                  size="xs"
                  aria-label="Choose every story shown"
                  checked={all ?? false}
                  indeterminate={!all && stories.some(({ id }) => choice.chosen.has(id))}
                  onChange={choice.toggleAll}
                />
              </th>
            ) : null}
            <Heading name="headline" words="Story" sorting={sorting} />
            <th>State</th>
            <th>With</th>
            <Heading name="due" words="Due" sorting={sorting} />
            <th>Missing</th>
            <Heading name="changed" words="Changed" sorting={sorting} />
          </tr>
        </thead>
        <tbody>
          {stories.map((story) => (
            <Row key={story.id} story={story} choice={choice} isHere={story.id === here} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadingProps = { name: string; words: string; sorting: Sorting | undefined };

function Heading({ name, words, sorting }: HeadingProps) {
  if (!sorting) return <th>{words}</th>;
  const isBy = sorting.by === name;
  const direction = sorting.isDescending ? 'descending' : 'ascending';
  return (
    <th aria-sort={isBy ? direction : undefined}>
      <Link href={sorting.href(name)} scroll={false}>
        {words}
        {isBy ? <span aria-hidden="true">{sorting.isDescending ? ' ↓' : ' ↑'}</span> : null}
      </Link>
    </th>
  );
}

type RowProps = { story: StoryRow; choice: Props['choice']; isHere: boolean };

function Row({ story, choice, isHere }: RowProps) {
  const { id, headline, state } = story;
  const chosen = choice?.chosen.has(id);
  const { word, tone } = stateWords[state];
  return (
    <tr data-chosen={chosen ? '' : undefined} data-here={isHere ? '' : undefined}>
      {choice ? (
        <td className={styles.choose}>
          <Checkbox
            size="xs"
            aria-label={`Choose “${headline}”`}
            checked={chosen ?? false}
            onChange={() => choice.toggle(id)}
          />
        </td>
      ) : null}
      <td className={styles.story}>
        <Link className={styles.headline} href={hrefOfStory(id)} data-story={id}>
          {headline || 'Without a headline'}
        </Link>
        <div className={styles.filed}>{filedWords(story)}</div>
      </td>
      <td className={styles.nowrap}>
        <Chip tone={tone}>{word}</Chip>
        {story.status === 'live' && state !== 'live' ? (
          <div className={styles.quiet}>readers see it</div>
        ) : null}
        {state === 'scheduled' && story.publishAt ? (
          <div className={styles.quiet}>
            <When at={story.publishAt} />
          </div>
        ) : null}
      </td>
      <td className={styles.told} data-told="with ">
        {story.assignee?.name ??
          (isDone(state) ? null : <span className={styles.quiet}>nobody</span>)}
      </td>
      <td className={styles.nowrap}>
        <Due story={story} />
      </td>
      <td className={`${styles.missing} ${styles.told}`} data-told="without ">
        {missingWords(story)}
      </td>
      <td className={`${styles.nowrap} ${styles.quiet} ${styles.wide}`}>
        <When at={story.changedAt} />
      </td>
    </tr>
  );
}

/** Nobody has to have a story that needs nothing more. */
const isDone = (state: StoryRow['state']) => state === 'live' || state === 'withdrawn';

function filedWords({ format, section, edition, byline }: StoryRow): string {
  const by = byline.length > 0 ? [`by ${byline.join(', ')}`] : [];
  return [format.name, section.name, edition.name, ...by].join(' · ');
}

function Due({ story: { dueAt, isOverdue } }: { story: StoryRow }) {
  if (!dueAt) return null;
  return (
    <span className={isOverdue ? styles.late : undefined}>
      {isOverdue ? 'late: ' : null}
      <When at={dueAt} />
    </span>
  );
}

'use client';
/** The stories of an issue: found by name, chosen by rule, put in order, taken out. */
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { desk, Suggested } from '#issues/index.ts';
import { issueLimits } from '#issues/pure.ts';
import { Chip } from '../look/Chip.tsx';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { StoryFinder } from '../shell/StoryFinder.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import styles from './newsletters.module.css';

type Props = {
  issueId: number;
  /** The stories as they were when the page was opened. */
  known: desk.DraftStory[];
  chosen: number[];
  onChange: (stories: number[]) => void;
};

export function IssueStories({ issueId, known: first, chosen, onChange }: Props) {
  const [known, setKnown] = useState(() => new Map(first.map((story) => [story.id, story])));
  const [said, setSaid] = useState('');
  const isFull = chosen.length >= issueLimits.stories;

  const learn = (stories: desk.DraftStory[]) =>
    setKnown((before) => new Map([...before, ...stories.map((one) => [one.id, one] as const)]));
  const move = (index: number, by: -1 | 1) => {
    const next = [...chosen];
    const [id] = next.splice(index, 1);
    const to = Math.max(0, Math.min(next.length, index + by));
    if (id === undefined) return;
    next.splice(to, 0, id);
    onChange(next);
    setSaid(`“${known.get(id)?.headline}” is number ${to + 1} of ${next.length}.`);
  };
  const fill = async () => {
    const answer = await callDesk<{ stories: Suggested[] }>(
      'POST',
      `issues/${issueId}/suggestions`,
      {
        body: { except: chosen },
      },
    );
    if (answer.kind !== 'ok') {
      toast({ tone: 'problem', text: failureWords(answer) });
      return;
    }
    const { stories } = answer.data;
    learn(stories.map(({ id, headline }) => ({ id, headline, isLive: true })));
    const before = chosen;
    onChange([...chosen, ...stories.map(({ id }) => id)].slice(0, issueLimits.stories));
    toast(
      stories.length === 0
        ? { text: 'There is nothing new that this letter has not carried.' }
        : {
            text:
              stories.length === 1
                ? 'One story was added.'
                : `${stories.length} stories were added.`,
            undo: () => onChange(before),
          },
    );
  };

  return (
    <section aria-labelledby="issue-stories">
      <Group justify="space-between" mb="xs">
        <h2 id="issue-stories" className={styles.heading}>
          Stories
        </h2>
        <Button variant="default" size="compact-sm" disabled={isFull} onClick={fill}>
          Fill by rule
        </Button>
      </Group>
      <ol className={styles.stories}>
        {chosen.map((id, index) => {
          const story = known.get(id);
          const headline = story?.headline ?? 'A story';
          return (
            <li key={id} className={styles.story}>
              <div className={styles.words}>
                <div className={styles.headline}>{headline}</div>
                {story?.isLive === false ? <Chip tone="bad">Not live</Chip> : null}
              </div>
              <div className={styles.buttons}>
                <ActionIcon
                  variant="default"
                  aria-label={`Move “${headline}” up`}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  aria-label={`Move “${headline}” down`}
                  disabled={index === chosen.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  aria-label={`Take “${headline}” out`}
                  onClick={() => onChange(chosen.filter((other) => other !== id))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </div>
            </li>
          );
        })}
        {chosen.length === 0 ? (
          <li className={styles.empty}>
            No stories yet. The rule takes the best since the last issue that this letter has not
            carried.
          </li>
        ) : null}
      </ol>
      {isFull ? null : (
        <div className={styles.add}>
          <StoryFinder
            label="Add a story"
            except={new Set(chosen)}
            onChoose={({ id, headline, state }) => {
              learn([{ id, headline, isLive: state === 'Live' }]);
              onChange([...chosen, id]);
            }}
          />
        </div>
      )}
      <div role="status" className="unseen">
        {said}
      </div>
    </section>
  );
}

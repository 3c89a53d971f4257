'use client';
/**
 * The stories of an issue: found by name, chosen by rule, put in order by dragging, by buttons or by
 * Alt and an arrow, and taken out.
 */
import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { desk, Suggested } from '#issues/index.ts';
import { issueLimits } from '#issues/pure.ts';
import type { FillRule } from '#newsletters/pure.ts';
import { Chip } from '../look/Chip.tsx';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { StoryFinder } from '../shell/StoryFinder.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import type { LetterPlaces } from './letter-fields.ts';
import styles from './newsletters.module.css';
import { RuleFields } from './RuleFields.client.tsx';

type Props = {
  issueId: number;
  /** The stories as they were when the page was opened. */
  known: desk.DraftStory[];
  chosen: number[];
  onChange: (stories: number[]) => void;
  /** The letter’s rule; another can be chosen for this issue. */
  rule: FillRule;
  places: Pick<LetterPlaces, 'sections' | 'formats'>;
};

export function IssueStories({ issueId, known: first, chosen, onChange, ...given }: Props) {
  const [rule, setRule] = useState(given.rule);
  const [known, setKnown] = useState(() => new Map(first.map((story) => [story.id, story])));
  const [said, setSaid] = useState('');
  const isFull = chosen.length >= issueLimits.stories;

  const learn = (stories: desk.DraftStory[]) =>
    setKnown((before) => new Map([...before, ...stories.map((one) => [one.id, one] as const)]));
  // What was added here is undone here only: not on the next page, nor once it is being sent.
  const takeBack = useRef(() => {});
  useEffect(() => () => takeBack.current(), []);

  /** Puts a story where another stands, or a step further. */
  const put = (id: number, at: number) => {
    const others = chosen.filter((other) => other !== id);
    const to = Math.max(0, Math.min(others.length, at));
    const next = others.toSpliced(to, 0, id);
    if (next.length !== chosen.length || next.join() === chosen.join()) return;
    onChange(next);
    setSaid(`“${known.get(id)?.headline}” is number ${to + 1} of ${next.length}.`);
  };
  const fill = async () => {
    const answer = await callDesk<{ stories: Suggested[] }>(
      'POST',
      `issues/${issueId}/suggestions`,
      {
        body: { except: chosen, rule },
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
    takeBack.current = toast(
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
      <details className={styles.rule}>
        <summary>The rule for this issue</summary>
        <Stack gap="sm" mt="sm">
          <RuleFields rule={rule} places={given.places} onChange={setRule} />
        </Stack>
      </details>
      <ol className={styles.stories}>
        {chosen.map((id, index) => (
          <Row
            key={id}
            id={id}
            story={known.get(id)}
            isFirst={index === 0}
            isLast={index === chosen.length - 1}
            onStep={(by) => put(id, index + by)}
            onDrop={(dragged) => put(dragged, index)}
            onTake={() => onChange(chosen.filter((other) => other !== id))}
          />
        ))}
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

type RowProps = {
  id: number;
  story: desk.DraftStory | undefined;
  isFirst: boolean;
  isLast: boolean;
  onStep: (by: -1 | 1) => void;
  /** Another story was dropped on this one. */
  onDrop: (dragged: number) => void;
  onTake: () => void;
};

const dragType = 'application/x-standfirst-story';

function Row({ id, story, isFirst, isLast, onStep, onDrop, onTake }: RowProps) {
  const [isOver, setOver] = useState(false);
  const headline = story?.headline ?? 'A story';
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={styles.story}
      data-over={isOver ? '' : undefined}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(dragType, String(id))}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dragged = Number(event.dataTransfer.getData(dragType));
        if (dragged && dragged !== id) onDrop(dragged);
      }}
    >
      <div className={styles.words}>
        <div className={styles.headline}>{headline}</div>
        {story?.isLive === false ? <Chip tone="bad">Not live</Chip> : null}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of its buttons */}
      <div className={styles.buttons} onKeyDown={onKeyDown}>
        <ActionIcon
          variant="default"
          aria-label={`Move “${headline}” up`}
          aria-keyshortcuts="Alt+ArrowUp"
          disabled={isFirst}
          onClick={() => onStep(-1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={`Move “${headline}” down`}
          aria-keyshortcuts="Alt+ArrowDown"
          disabled={isLast}
          onClick={() => onStep(1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={`Take “${headline}” out`} onClick={onTake}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    </li>
  );
}

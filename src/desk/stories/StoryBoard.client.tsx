'use client';
/** Stories by state. A card moves with the keys Alt ← and →, with its buttons, or by dragging it. */
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useState } from 'react';
import type { planning } from '#articles/index.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { listHref } from './address.ts';
import styles from './StoryBoard.module.css';
import { stateWords } from './state-words.ts';
import { hrefOfStory, missingWords } from './story-words.ts';

type Story = planning.DeskStory;
type State = Story['state'];

/** Between these a story is moved by hand; what is scheduled or live is decided on its own page. */
const byHand = ['idea', 'draft', 'in_review', 'ready'] as const satisfies State[];
type Hand = (typeof byHand)[number];
const isHand = (state: State): state is Hand => byHand.some((each) => each === state);

export function StoryBoard({ columns }: { columns: planning.BoardColumn[] }) {
  const router = useRouter();
  const [said, setSaid] = useState('');
  const [over, setOver] = useState<State | null>(null);
  const move = async (id: number, from: Hand, to: Hand, headline: string) => {
    const answer = await callDesk('POST', `stories/${id}/move`, { body: { to } });
    if (answer.kind !== 'ok') {
      toast({
        text:
          answer.kind === 'conflict'
            ? `From “${stateWords[from].word}” a story does not go to “${stateWords[to].word}”.`
            : failureWords(answer),
        tone: 'problem',
      });
      return;
    }
    setSaid(`“${headline}” is in ${stateWords[to].word}.`);
    toast({
      text: `“${headline}” is in “${stateWords[to].word}”.`,
      undo: () =>
        void callDesk('POST', `stories/${id}/move`, { body: { to: from } }).then(() =>
          router.refresh(),
        ),
    });
    router.refresh();
  };
  return (
    <div className={styles.board}>
      {columns.map(({ state, stories, total }) => (
        <section
          key={state}
          className={styles.column}
          aria-label={stateWords[state].word}
          data-over={over === state ? '' : undefined}
          onDragOver={(event) => {
            if (!isHand(state)) return;
            event.preventDefault();
            setOver(state);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => {
            setOver(null);
            const dragged = columns
              .flatMap((column) => column.stories)
              .find(({ id }) => String(id) === event.dataTransfer.getData('text/plain'));
            if (!dragged || !isHand(state) || !isHand(dragged.state)) return;
            if (dragged.state !== state) {
              void move(dragged.id, dragged.state, state, dragged.headline);
            }
          }}
        >
          <h2>
            <Chip tone={stateWords[state].tone}>{stateWords[state].word}</Chip>
            <span className={styles.count}>{total}</span>
          </h2>
          <ul>
            {stories.map((story) => (
              <Card key={story.id} story={story} onMove={move} />
            ))}
          </ul>
          {total > stories.length ? (
            <Link className={styles.more} href={listHref('/desk/stories', {}, { state })}>
              All {total}
            </Link>
          ) : null}
        </section>
      ))}
      <div role="status" className="unseen">
        {said}
      </div>
    </div>
  );
}

type CardProps = {
  story: Story;
  onMove: (id: number, from: Hand, to: Hand, headline: string) => Promise<void>;
};

function Card({ story, onMove }: CardProps) {
  const { id, headline, state, assignee, dueAt, isOverdue, publishAt } = story;
  const at = isHand(state) ? byHand.indexOf(state) : -1;
  const before = at > 0 ? byHand[at - 1] : undefined;
  const after = at >= 0 ? byHand[at + 1] : undefined;
  const go = (to: Hand | undefined) => {
    if (to && isHand(state)) void onMove(id, state, to, headline);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      go(event.key === 'ArrowRight' ? after : before);
    }
  };
  return (
    <li
      className={styles.card}
      draggable={isHand(state)}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(id))}
    >
      <Link
        className={styles.headline}
        href={hrefOfStory(id)}
        draggable={false}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Alt+ArrowRight Alt+ArrowLeft"
      >
        {headline || 'Without a headline'}
      </Link>
      <div className={styles.facts}>
        {[story.format.name, assignee?.name ?? 'with nobody'].join(' · ')}
        {dueAt || publishAt ? (
          <span className={isOverdue ? styles.late : undefined}>
            {' · '}
            {isOverdue ? 'late: ' : publishAt ? 'live ' : 'due '}
            <When at={publishAt ?? dueAt ?? ''} />
          </span>
        ) : null}
      </div>
      {missingWords(story) ? (
        <div className={styles.facts}>Missing: {missingWords(story)}</div>
      ) : null}
      {isHand(state) ? (
        <div className={styles.moves}>
          {before ? (
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`Move “${headline}” to ${stateWords[before].word}`}
              onClick={() => go(before)}
            >
              <IconArrowLeft size={14} />
            </ActionIcon>
          ) : null}
          {after ? (
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`Move “${headline}” to ${stateWords[after].word}`}
              onClick={() => go(after)}
            >
              <IconArrowRight size={14} />
            </ActionIcon>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

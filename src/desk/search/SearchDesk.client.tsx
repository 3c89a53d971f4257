'use client';
/** Lets stories stand first for what readers search for. Readers see a change at once; it can be undone. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Chip } from '../look/Chip.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { StoryFinder } from '../shell/StoryFinder.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import styles from './SearchDesk.module.css';

type Story = { id: number; headline: string; isLive: boolean };
type Promotion = { query: string; href: string; stories: Story[] };
type Props = { promotions: Promotion[]; most: number };

/** Saves which stories stand first for a query; `before` is what undoing brings back. */
type Save = (change: { query: string; ids: number[]; before: number[]; done: string }) => void;

export function SearchDesk({ promotions, most }: Props) {
  const router = useRouter();
  const save: Save = async ({ query, ids, before, done }) => {
    const answer = await callDesk<{ query: string }>('PUT', 'promotions', {
      body: { query, articleIds: ids },
    });
    if (answer.kind === 'ok') {
      const back = { query, ids: before, before: ids, done: 'It is as it was before.' };
      toast({ text: done, undo: () => save(back) });
    } else toast({ text: failureWords(answer), tone: 'problem' });
    router.refresh();
  };
  return (
    <>
      <PageHead
        heading="Search"
        about={`What stands first when readers search for these words: at most ${most} stories each, in your order. What is found stands below.`}
      />
      <div className={styles.columns}>
        <NewPromotion promotions={promotions} most={most} onSave={save} />
        <section aria-labelledby="promoted">
          <h2 id="promoted">Promoted now</h2>
          {promotions.length === 0 ? (
            <Nothing
              what="Nothing is promoted."
              teach="When many readers search for the same words, put the story they should find first."
            />
          ) : (
            promotions.map((promotion) => (
              <Promoted key={promotion.query} promotion={promotion} most={most} onSave={save} />
            ))
          )}
        </section>
      </div>
    </>
  );
}

function NewPromotion({ promotions, most, onSave }: Props & { onSave: Save }) {
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState('');
  const words = query.trim();
  return (
    <section aria-labelledby="promote" className={styles.make}>
      <h2 id="promote">Promote a story</h2>
      <TextInput
        id="promote-query"
        label="What readers search for"
        placeholder="tariffs"
        value={query}
        error={problem}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setProblem('');
        }}
      />
      <StoryFinder
        label="The story that stands first"
        onChoose={({ id, headline }) => {
          const held = promotions.find((each) => each.query === words.toLowerCase());
          const before = (held?.stories ?? []).map((story) => story.id);
          if (words === '') setProblem('Say what readers search for.');
          else if (before.includes(id)) setProblem('It stands first for these words already.');
          else if (before.length >= most)
            setProblem(`There are ${most} for it. Take one off first.`);
          else {
            const done = `“${headline}” stands first for “${words}”.`;
            onSave({ query: words, ids: [...before, id], before, done });
            setQuery('');
            return;
          }
          document.getElementById('promote-query')?.focus();
        }}
      />
    </section>
  );
}

type PromotedProps = { promotion: Promotion; most: number; onSave: Save };

function Promoted({ promotion: { query, href, stories }, most, onSave }: PromotedProps) {
  const before = stories.map(({ id }) => id);
  const set = (ids: number[], done: string) => onSave({ query, ids, before, done });
  const moved = (at: number, by: -1 | 1) => {
    const ids = [...before];
    ids.splice(at + by, 0, ...ids.splice(at, 1));
    return ids;
  };
  return (
    <section className={styles.promotion} aria-label={query}>
      <header>
        <h3>{query}</h3>
        <a href={href} target="_blank" rel="noreferrer">
          See it as readers do
        </a>
      </header>
      <ol>
        {stories.map(({ id, headline, isLive }, at) => (
          <li key={id}>
            <div className={styles.words}>
              {headline}
              {isLive ? null : <Chip tone="wait">Not live: readers do not see it</Chip>}
            </div>
            <ActionIcon
              variant="default"
              disabled={at === 0}
              aria-label={`Move “${headline}” up`}
              onClick={() => set(moved(at, -1), 'It stands one place higher.')}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              disabled={at === stories.length - 1}
              aria-label={`Move “${headline}” down`}
              onClick={() => set(moved(at, 1), 'It stands one place lower.')}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={`Take “${headline}” off “${query}”`}
              onClick={() =>
                set(
                  before.filter((each) => each !== id),
                  `“${headline}” is not promoted for “${query}”.`,
                )
              }
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <footer>
        {stories.length < most ? (
          <StoryFinder
            label={`Add to “${query}”`}
            except={new Set(before)}
            onChoose={({ id, headline }) =>
              set([...before, id], `“${headline}” is promoted for “${query}”.`)
            }
          />
        ) : null}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => set([], `Nothing is promoted for “${query}”.`)}
        >
          End the promotion
        </Button>
      </footer>
    </section>
  );
}

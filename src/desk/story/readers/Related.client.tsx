'use client';
/**
 * What stands beside a story: the editor's pins in their order, then what was worked out, each with its
 * reason; what is banned never appears. Readers see a change at once, and it can be undone.
 */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { Nothing } from '../../look/Nothing.tsx';
import { Trouble } from '../../look/Trouble.client.tsx';
import { callDesk } from '../../shell/api.ts';
import { failureWords } from '../../shell/failure-words.ts';
import { StoryFinder } from '../../shell/StoryFinder.client.tsx';
import { toast } from '../../shell/toast.client.tsx';
import { useDeskRead } from '../../shell/useDeskRead.client.tsx';
import { type Beside, ban, move, pin, type RelatedChoice, release } from './arrange-related.ts';
import styles from './Related.module.css';

type Props = { id: number; isLive: boolean; mayRelate: boolean };

export function Related({ id, isLive, mayRelate }: Props) {
  const path = `stories/${id}/related`;
  const { data, trouble, again } = useDeskRead<RelatedChoice>(
    mayRelate ? path : null,
    String(isLive),
  );
  if (!mayRelate) {
    return (
      <Nothing
        size="small"
        what="An editor decides what stands beside it."
        teach="Until then it is worked out: shared topics, names and words."
      />
    );
  }
  if (trouble) return <Trouble words={trouble} onAgain={again} />;
  if (!data) return null;
  const save = async (wanted: RelatedChoice, done: string, before: RelatedChoice | null) => {
    const ids = (stories: Beside[]) => stories.map((story) => story.id);
    const body = { pinned: ids(wanted.pinned), banned: ids(wanted.banned) };
    const answer = await callDesk('PUT', path, { body });
    if (answer.kind === 'ok') {
      toast({
        text: done,
        ...(before ? { undo: () => void save(before, 'It is as it was before.', null) } : {}),
      });
    } else {
      const isFull = answer.kind === 'invalid' && answer.problems[0]?.code === 'too-many';
      toast({
        tone: 'problem',
        text: isFull ? 'No more can be pinned. Take one off first.' : failureWords(answer),
      });
    }
    again();
  };
  const { pinned, found, banned } = data;
  const taken = new Set([id, ...pinned.map((story) => story.id)]);
  return (
    <>
      <ol className={styles.stories} aria-label="Pinned stories">
        {pinned.map((story, at) => (
          <li key={story.id}>
            <Words story={story} reason="Pinned" />
            <div className={styles.deeds}>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                disabled={at === 0}
                aria-label={`Move “${story.headline}” up`}
                onClick={() => save(move(data, story.id, -1), 'It stands one place higher.', data)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                disabled={at === pinned.length - 1}
                aria-label={`Move “${story.headline}” down`}
                onClick={() => save(move(data, story.id, 1), 'It stands one place lower.', data)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Take the pin off “${story.headline}”`}
                onClick={() => save(release(data, story), 'The pin is off.', data)}
              >
                <IconX size={14} />
              </ActionIcon>
            </div>
          </li>
        ))}
        {found.map((story) => (
          <li key={story.id}>
            <Words story={story} reason={story.reason} />
            <div className={styles.deeds}>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`Pin “${story.headline}”`}
                onClick={() => save(pin(data, story), 'It stands first now.', data)}
              >
                Pin
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={`Ban “${story.headline}”`}
                onClick={() => save(ban(data, story), 'It never stands beside this story.', data)}
              >
                Ban
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {pinned.length + found.length === 0 ? (
        <Nothing
          size="small"
          what="Nothing was found for it yet."
          teach={
            isLive
              ? 'It is worked out within a minute of a change. The section’s newest stand there until then.'
              : 'It is worked out when the story is live. What you pin stands there from the start.'
          }
        />
      ) : null}
      <StoryFinder
        label="Pin another story"
        except={taken}
        onChoose={({ id: chosen, headline, state }) => {
          if (state !== 'Live') {
            toast({ tone: 'problem', text: 'Only a live story can stand beside another.' });
            return;
          }
          const story = { id: chosen, headline, url: '', reason: null };
          void save(pin(data, story), `“${headline}” is pinned.`, data);
        }}
      />
      {banned.length > 0 ? (
        <details className={styles.banned}>
          <summary>
            {banned.length === 1 ? '1 story is' : `${banned.length} stories are`} banned
          </summary>
          <ul className={styles.stories} aria-label="Banned stories">
            {banned.map((story) => (
              <li key={story.id}>
                <Words story={story} reason={null} />
                <div className={styles.deeds}>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Allow again: “${story.headline}”`}
                    onClick={() => save(release(data, story), 'It may stand there again.', data)}
                  >
                    Allow again
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Words({ story, reason }: { story: Beside; reason: string | null }) {
  return (
    <div className={styles.words}>
      <div className={styles.headline}>{story.headline}</div>
      {reason ? <div className={styles.reason}>{reason}</div> : null}
    </div>
  );
}

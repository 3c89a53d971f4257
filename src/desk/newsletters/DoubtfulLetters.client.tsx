'use client';
/** Letters of an issue that the mail server did not take, or never said whether it took. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import type { desk } from '#issues/index.ts';
import { Chip } from '../look/Chip.tsx';
import { callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import styles from './newsletters.module.css';

type DoubtsProps = { issue: desk.DeskProgress; onDecided: () => Promise<void> };
type Decision = 'again' | 'leave';

export function Doubts({ issue: { id, doubts, counts, status }, onDecided }: DoubtsProps) {
  if (doubts.length === 0) return null;
  const decide = async (deliveryIds: number[], decision: Decision) => {
    const count = deliveryIds.length;
    const people = count === 1 ? 'this person' : `these ${count} people`;
    const isMeant = await confirmOnce({
      heading: decision === 'again' ? `Send again to ${people}?` : `Leave it for ${people}?`,
      consequence:
        decision === 'again'
          ? 'It may have arrived already. Then it comes a second time.'
          : 'It may not have arrived. Then it never comes.',
      deed: decision === 'again' ? 'Send again' : 'Leave it',
    });
    if (!isMeant) return;
    const answer = await callDesk('POST', `issues/${id}/doubts`, {
      body: { deliveryIds, decision },
    });
    if (answer.kind === 'ok') toast({ text: 'It is decided.' });
    else toast({ tone: 'problem', text: failureWords(answer) });
    await onDecided();
  };
  const all = doubts.map((doubt) => doubt.id);
  const mayGoAgain = status !== 'cancelled';
  return (
    <section aria-labelledby="doubts">
      <h2 id="doubts" className={styles.heading}>
        In doubt
      </h2>
      <Text size="sm" mb="xs">
        The mail server never answered whether it took{' '}
        {counts.in_doubt === 1 ? 'this letter' : `these ${counts.in_doubt} letters`}. Nothing is
        sent again by itself.
      </Text>
      {all.length > 1 ? (
        <Group gap="xs" mb="xs">
          {mayGoAgain ? (
            <Button variant="default" size="compact-sm" onClick={() => decide(all, 'again')}>
              Send all of these again
            </Button>
          ) : null}
          <Button variant="default" size="compact-sm" onClick={() => decide(all, 'leave')}>
            Leave all of these
          </Button>
        </Group>
      ) : null}
      <ul className={styles.letters}>
        {doubts.map((doubt) => (
          <li key={doubt.id}>
            <Letter {...doubt} />
            <Group gap="sm" wrap="nowrap">
              {mayGoAgain ? (
                <Anchor
                  component="button"
                  size="sm"
                  aria-label={`Send again: ${doubt.email}`}
                  onClick={() => decide([doubt.id], 'again')}
                >
                  Send again
                </Anchor>
              ) : null}
              <Anchor
                component="button"
                size="sm"
                aria-label={`Leave it: ${doubt.email}`}
                onClick={() => decide([doubt.id], 'leave')}
              >
                Leave it
              </Anchor>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Troubles({ issue: { troubles } }: { issue: desk.DeskProgress }) {
  if (troubles.length === 0) return null;
  return (
    <section aria-labelledby="troubles">
      <h2 id="troubles" className={styles.heading}>
        What the mail server said no to
      </h2>
      <ul className={styles.letters}>
        {troubles.map((trouble) => (
          <li key={trouble.email}>
            <Letter {...trouble} />
            <Chip tone={trouble.state === 'refused' ? 'bad' : 'wait'}>
              {trouble.state === 'refused' ? 'Refused' : 'Tried again later'}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Letter({ email, response }: { email: string; response: string | null }) {
  return (
    <div className={styles.words}>
      <div>{email}</div>
      <div className={styles.quiet}>{response}</div>
    </div>
  );
}

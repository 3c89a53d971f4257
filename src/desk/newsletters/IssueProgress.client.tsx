'use client';
/** How far an issue has gone, what the mail server said, and what only a person can decide. */
import { Anchor, Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { desk } from '#issues/index.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import styles from './newsletters.module.css';
import { stageWords, statusWords } from './status-words.ts';

const lookAgainMs = 2000;

export function IssueProgress({ issue: first }: { issue: desk.DeskProgress }) {
  const [issue, setIssue] = useState(first);
  const { id, letter, status, counts, recipients } = issue;

  const look = async () => {
    const answer = await callDesk<desk.DeskProgress>('GET', `issues/${id}`);
    if (answer.kind === 'ok') setIssue(answer.data);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again while it is under way
  useEffect(() => {
    if (status !== 'sending') return;
    const timer = setInterval(() => void look(), lookAgainMs);
    return () => clearInterval(timer);
  }, [status]);

  const act = async (deed: 'pause' | 'resume' | 'cancel', done: string) => {
    const answer = await callDesk('POST', `issues/${id}/control`, { body: { deed } });
    if (answer.kind === 'ok') toast({ text: done });
    else toast({ tone: 'problem', text: failureWords(answer) });
    await look();
  };
  const cancel = async () => {
    const isMeant = await confirmOnce({
      heading: 'Cancel this issue?',
      consequence: `${counts.accepted} people have got it, and that stays so. Nobody else will get it, and it cannot be taken up again.`,
      deed: 'Cancel the issue',
    });
    if (isMeant) await act('cancel', 'The issue is cancelled.');
  };
  const settled = recipients - counts.waiting - counts.claimed - counts.data - counts.deferred;
  const percent = recipients === 0 ? 100 : Math.round((settled / recipients) * 100);

  return (
    <>
      <PageHead
        heading={issue.subject}
        about={
          <>
            <a href={`/desk/newsletters/${letter.slug}`}>{letter.name}</a>
            {issue.number ? (
              <>
                , number {issue.number} ·{' '}
                <a href={`/newsletters/${letter.slug}/${issue.number}`}>as readers see it</a>
              </>
            ) : (
              ', a digest'
            )}{' '}
            · <a href={`/desk/newsletters/${letter.slug}/${id}/report`}>report</a>
            {issue.segment ? ` · only to “${issue.segment}”` : ''}
          </>
        }
        actions={
          <>
            {status === 'sending' ? (
              <Button variant="default" onClick={() => act('pause', 'The issue is paused.')}>
                Pause
              </Button>
            ) : null}
            {status === 'paused' ? (
              <Button onClick={() => act('resume', 'The issue goes on.')}>Go on sending</Button>
            ) : null}
            {status === 'sending' || status === 'paused' ? (
              <Button variant="default" onClick={cancel}>
                Cancel the issue
              </Button>
            ) : null}
          </>
        }
      />
      <Stack gap="lg">
        <div>
          <Group gap="xs" mb="xs" role="status">
            <Chip tone={statusWords[status].tone}>{statusWords[status].words}</Chip>
            <Text size="sm">
              {settled} of {recipients} settled · begun <When at={issue.frozenAt} />
              {issue.endedAt ? (
                <>
                  , ended <When at={issue.endedAt} />
                </>
              ) : null}
            </Text>
          </Group>
          {issue.pauseReason ? <Text size="sm">{issue.pauseReason}</Text> : null}
          <Progress value={percent} aria-label="Settled" mt="xs" />
        </div>
        <dl className={styles.figures}>
          {stageWords.map(({ name, states }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{states.reduce((sum, state) => sum + counts[state], 0)}</dd>
            </div>
          ))}
        </dl>
        <Doubts issue={issue} onDecided={look} />
        <Troubles issue={issue} />
      </Stack>
    </>
  );
}

type DoubtsProps = { issue: desk.DeskProgress; onDecided: () => Promise<void> };

function Doubts({ issue: { id, doubts, counts, status }, onDecided }: DoubtsProps) {
  if (doubts.length === 0) return null;
  const decide = async (deliveryIds: number[], decision: 'again' | 'leave') => {
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
  return (
    <section aria-labelledby="doubts">
      <h2 id="doubts" className={styles.heading}>
        In doubt
      </h2>
      <Text size="sm" mb="xs">
        The mail server never answered whether it took these {counts.in_doubt}. Nothing is sent
        again by itself.
      </Text>
      <Group gap="xs" mb="xs">
        {status === 'cancelled' ? null : (
          <Button variant="default" size="compact-sm" onClick={() => decide(all, 'again')}>
            Send all of these again
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => decide(all, 'leave')}>
          Leave all of these
        </Button>
      </Group>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Tbody>
            {doubts.map((doubt) => (
              <Table.Tr key={doubt.id}>
                <Table.Td>{doubt.email}</Table.Td>
                <Table.Td>{doubt.response}</Table.Td>
                <Table.Td>
                  <Group gap="sm" wrap="nowrap">
                    {status === 'cancelled' ? null : (
                      <Anchor component="button" onClick={() => decide([doubt.id], 'again')}>
                        Send again
                      </Anchor>
                    )}
                    <Anchor component="button" onClick={() => decide([doubt.id], 'leave')}>
                      Leave it
                    </Anchor>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Troubles({ issue: { troubles } }: { issue: desk.DeskProgress }) {
  if (troubles.length === 0) return null;
  return (
    <section aria-labelledby="troubles">
      <h2 id="troubles" className={styles.heading}>
        What the mail server said no to
      </h2>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Tbody>
            {troubles.map(({ email, state, response }) => (
              <Table.Tr key={email}>
                <Table.Td>{email}</Table.Td>
                <Table.Td>
                  <Chip tone={state === 'refused' ? 'bad' : 'wait'}>
                    {state === 'refused' ? 'Refused' : 'Tried again later'}
                  </Chip>
                </Table.Td>
                <Table.Td>{response}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

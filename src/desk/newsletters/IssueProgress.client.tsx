'use client';
/** How far an issue has gone, what the mail server said, and what only a person can decide. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { desk } from '#issues/index.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Figures } from '../look/Figures.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { Doubts, Troubles } from './DoubtfulLetters.client.tsx';
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
        <Figures
          figures={stageWords.map(({ name, states }) => ({
            name,
            count: states.reduce((sum, state) => sum + counts[state], 0),
          }))}
        />
        <Doubts issue={issue} onDecided={look} />
        <Troubles issue={issue} />
      </Stack>
    </>
  );
}

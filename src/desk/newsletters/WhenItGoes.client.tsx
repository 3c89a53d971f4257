'use client';
/** When an issue goes: approved for a moment, waiting for somebody's word, or held with the reason. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { desk } from '#issues/index.ts';
import { When } from '../look/DeskClock.client.tsx';
import { callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { TimeField } from '../story/TimeField.client.tsx';
import styles from './newsletters.module.css';

type Props = {
  issue: desk.DeskDraft;
  version: number;
  /** Whether what is on the screen is saved and nothing stands in its way. */
  isReady: boolean;
  recipients: number;
};

const codes: Record<string, string> = {
  past: 'This moment is past. Choose a later one.',
  far: 'This is more than a year away. Choose an earlier moment.',
};

export function WhenItGoes({ issue, version, isReady, recipients }: Props) {
  const router = useRouter();
  const { planned, heldBecause, letter, id } = issue;
  const [sendAt, setSendAt] = useState(planned.sendAt);
  const [error, setError] = useState<string | undefined>();
  const isApproved = planned.isApproved && version === issue.version;
  const isSame = sendAt?.getTime() === planned.sendAt?.getTime();
  const people = recipients === 1 ? '1 person' : `${recipients} people`;

  const set = async (moment: Date | null, done: string) => {
    const answer = await callDesk('PUT', `issues/${id}/schedule`, {
      body: { version, sendAt: moment?.toISOString() ?? null },
    });
    setError(undefined);
    if (answer.kind === 'ok') {
      toast({ text: done });
      router.refresh();
    } else if (answer.kind === 'invalid') {
      setError(codes[answer.problems[0]?.code ?? ''] ?? 'Choose a moment.');
    } else {
      toast({ tone: 'problem', text: failureWords(answer) });
    }
  };
  const approve = async () => {
    if (!sendAt) {
      setError('Choose a moment.');
      return;
    }
    const isMeant = await confirmOnce({
      heading: `Send “${issue.draft.subject}” at this time?`,
      consequence: `${letter.name} goes by itself, to everybody who gets it then: today that is ${people}. If it is changed before, it has to be approved again.`,
      deed: 'Approve for this time',
    });
    if (isMeant) await set(sendAt, 'It goes at that time.');
  };

  return (
    <section aria-labelledby="when-it-goes">
      <h2 id="when-it-goes" className={styles.heading}>
        When it goes
      </h2>
      <Stack gap="xs">
        {heldBecause ? (
          <Alert color="red" variant="light" title="It did not go">
            {heldBecause}
          </Alert>
        ) : null}
        {planned.sendAt && !heldBecause ? (
          <Text size="sm" role="status">
            {isApproved ? (
              <>
                Goes <When at={planned.sendAt} />, approved by {planned.approvedBy}.
              </>
            ) : (
              <>
                Planned for <When at={planned.sendAt} />. It waits for an editor to approve it.
              </>
            )}
          </Text>
        ) : null}
        <TimeField
          id="send-at"
          label="At a chosen time"
          value={sendAt}
          error={error}
          onChange={setSendAt}
        />
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            disabled={!isReady || (isApproved && isSame)}
            onClick={approve}
          >
            Approve for this time
          </Button>
          {planned.sendAt ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => set(null, 'It does not go by itself any more.')}
            >
              Do not send by itself
            </Button>
          ) : null}
        </Group>
      </Stack>
    </section>
  );
}

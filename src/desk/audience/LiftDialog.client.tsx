'use client';
/** Asks once before an address comes off the list, and why; after a complaint the reason is needed. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { SuppressionReason } from '#subscribers/pure.ts';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';

type Props = {
  line: { email: string; reason: SuppressionReason } | null;
  onClose: () => void;
};

const consequence: Record<SuppressionReason, string> = {
  bounced: 'Letters go to it again. If they come back again, it comes back to this list.',
  complained:
    'Its owner reported a letter as unwanted. Write to them again only if they told you that they want it.',
  desk: 'Letters go to it again if it has subscriptions.',
};

export function LiftDialog({ line, onClose }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const { form, take, errorOf, trouble } = useProblems();
  const close = () => {
    setReason('');
    take({ kind: 'ok', data: null });
    onClose();
  };
  const lift = async (event: FormEvent) => {
    event.preventDefault();
    if (!line) return;
    const { email } = line;
    const answer = await callDesk('POST', 'audience/suppressions/lift', {
      body: { email, reason },
    });
    if (!take(answer)) return;
    toast({ text: `${email} is off the list.` });
    close();
    router.refresh();
  };
  return (
    <Modal opened={line !== null} onClose={close} title="Take this address off the list?" size="md">
      {line ? (
        <form ref={form} onSubmit={lift} noValidate>
          <Stack gap="md">
            <Text>
              <strong>{line.email}</strong>. {consequence[line.reason]}
            </Text>
            <Textarea
              name="reason"
              label={line.reason === 'complained' ? 'Why' : 'Why (optional)'}
              description="Kept in the audit log and in the person’s history."
              value={reason}
              maxLength={500}
              error={errorOf('reason') ?? trouble}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Keep it on the list
              </Button>
              <Button type="submit" color="red.9" autoContrast>
                Take it off
              </Button>
            </Group>
          </Stack>
        </form>
      ) : null}
    </Modal>
  );
}

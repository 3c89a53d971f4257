'use client';
/** Keeps what is filtered as a segment, under a name; or stops keeping it. */
import { Button, Group, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type SegmentFilter, segmentNameLimit } from '#subscribers/pure.ts';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';

type Props = { filter: SegmentFilter; known: { id: number; name: string } | null };

export function KeepSegment({ filter, known }: Props) {
  const router = useRouter();
  const [name, setName] = useState('');
  const { form, take, errorOf, trouble } = useProblems();

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await callDesk('POST', 'segments', { body: { name, filter } });
    if (!take(answer)) return;
    toast({ text: `“${name.trim()}” is a segment now. An issue can be sent to it.` });
    router.refresh();
  };
  const remove = async (segment: { id: number; name: string }) => {
    const answer = await callDesk('DELETE', `segments/${segment.id}`);
    toast(
      answer.kind === 'ok'
        ? {
            text: `“${segment.name}” is no longer a segment.`,
            undo: () =>
              void callDesk('POST', 'segments', { body: { name: segment.name, filter } }).then(() =>
                router.refresh(),
              ),
          }
        : {
            text:
              answer.kind === 'conflict'
                ? 'The draft of an issue is to go to this segment. Choose another there first.'
                : failureWords(answer),
            tone: 'problem',
          },
    );
    router.refresh();
  };

  if (known) {
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        mb="md"
        onClick={() => void remove(known)}
      >
        Stop keeping “{known.name}”
      </Button>
    );
  }
  return (
    <form ref={form} onSubmit={keep}>
      <Group align="end" gap="sm" mb="md">
        <TextInput
          name="name"
          label="Keep these people as a segment"
          description="Whoever fits at the moment of sending is in it."
          value={name}
          maxLength={segmentNameLimit}
          error={errorOf('name') ?? trouble}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Keep
        </Button>
      </Group>
    </form>
  );
}

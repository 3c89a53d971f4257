'use client';
/** A story starts with a headline; everything else can wait. Anywhere at the desk, on `n`. */
import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { headlineRoom } from '#articles/pure.ts';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { makeSignal, useSignal } from '../shell/signal.client.tsx';

const opening = makeSignal();

/** Asks for the headline of a new story. */
export const startStory = opening.send;

export function NewStoryButton() {
  return <Button onClick={startStory}>New story</Button>;
}

/** Stands once in the shell. */
export function NewStory() {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const [headline, setHeadline] = useState('');
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);
  useSignal(opening, () => setOpened(true));
  useShortcuts([
    {
      keys: 'n',
      label: 'Start a new story',
      group: 'Everywhere',
      opensField: true,
      run: startStory,
    },
  ]);
  const close = () => {
    setOpened(false);
    setProblem('');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (headline.trim() === '') {
      setProblem('A story needs a headline to be found by. It can be changed later.');
      document.getElementById('new-headline')?.focus();
      return;
    }
    setSending(true);
    const answer = await callDesk<{ id: number }>('POST', 'stories', { body: { headline } });
    setSending(false);
    if (answer.kind !== 'ok') {
      setProblem(failureWords(answer));
      return;
    }
    close();
    setHeadline('');
    router.push(`/desk/stories/${answer.data.id}`);
  };
  return (
    <Modal opened={opened} onClose={close} title="New story" size="lg">
      <form onSubmit={submit} noValidate>
        <TextInput
          id="new-headline"
          label="Headline"
          description="A working headline is enough. Nobody outside of the desk sees it."
          size="md"
          maxLength={headlineRoom}
          value={headline}
          error={problem}
          data-autofocus
          autoComplete="off"
          onChange={(event) => {
            setHeadline(event.currentTarget.value);
            setProblem('');
          }}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Text size="xs" c="dimmed" flex={1}>
            Section, format and the rest are filled in as usual and changed beside the text.
          </Text>
          <Button variant="default" onClick={close}>
            Not now
          </Button>
          <Button type="submit" loading={isSending}>
            Start writing
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

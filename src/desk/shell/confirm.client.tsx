'use client';
/** Danger asks once, in words that name what will happen; the button says the deed, never “OK”. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';

type Question = { heading: string; consequence: ReactNode; deed: string };
type Asked = Question & { answer: (yes: boolean) => void };

let asked: Asked | null = null;
const watchers = new Set<() => void>();

function set(next: Asked | null) {
  asked = next;
  for (const watcher of watchers) watcher();
}

/** Asks, and resolves to whether the person said yes. Closing the dialog is no. */
export function confirmOnce(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    const mine: Asked = {
      ...question,
      answer(yes) {
        resolve(yes);
        // After the key that answered: the dialog below is to see that it was not meant.
        setTimeout(() => {
          if (asked === mine) set(null);
        });
      },
    };
    set(mine);
  });
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Whether a question stands open: until it is answered, Escape is about it and not about what lies below. */
export function useIsAsked(): boolean {
  return useSyncExternalStore(
    watch,
    () => asked !== null,
    () => false,
  );
}

/** It may be asked from within a dialog, which stands at 200. */
const overDialogs = 300;

/** Stands once in the layout. */
export function ConfirmDialog() {
  const question = useSyncExternalStore(
    watch,
    () => asked,
    () => null,
  );
  return (
    <Modal
      opened={question !== null}
      onClose={() => question?.answer(false)}
      title={question?.heading}
      size="md"
      zIndex={overDialogs}
    >
      <Text size="md">{question?.consequence}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" data-autofocus onClick={() => question?.answer(false)}>
          Keep it as it is
        </Button>
        <Button color="red.9" autoContrast onClick={() => question?.answer(true)}>
          {question?.deed}
        </Button>
      </Group>
    </Modal>
  );
}

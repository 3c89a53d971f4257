'use client';
/** Says what happened, in the past tense, and offers to undo it while that is possible. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useShortcuts } from './shortcuts.client.tsx';

export type Toast = {
  text: string;
  /** `problem` stays until it is closed. */
  tone?: 'done' | 'problem';
  undo?: () => void;
};

/** Long enough to read the sentence; with an offer, to reach the button as well. */
const plainMs = 5000;
const offerMs = 12_000;

let lastOffer: { id: string; undo: () => void } | null = null;

/** Returns the way to take it back: an offer may be gone before its time. */
export function toast({ text, tone = 'done', undo }: Toast): () => void {
  const id = crypto.randomUUID();
  if (undo) lastOffer = { id, undo };
  notifications.show({
    id,
    withBorder: true,
    color: tone === 'problem' ? 'red' : 'light-dark(#2c6a3f, #85c796)',
    autoClose: tone === 'problem' ? false : undo ? offerMs : plainMs,
    role: tone === 'problem' ? 'alert' : 'status',
    closeButtonProps: { 'aria-label': 'Close this message' },
    onClose: () => {
      if (lastOffer?.id === id) lastOffer = null;
    },
    message: undo ? (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{text}</Text>
        <Button flex="none" size="compact-sm" variant="default" onClick={() => take({ id, undo })}>
          Undo
        </Button>
      </Group>
    ) : (
      text
    ),
  });
  return () => notifications.hide(id);
}

function take({ id, undo }: { id: string; undo: () => void }): void {
  if (lastOffer?.id === id) lastOffer = null;
  notifications.hide(id);
  undo();
}

/** The key for the offer that stands at the foot of the screen. */
export function UndoKey() {
  useShortcuts([
    {
      keys: 'u',
      label: 'Undo what was just done',
      group: 'Everywhere',
      run: () => lastOffer && take(lastOffer),
    },
  ]);
  return null;
}

'use client';
/** Says what happened, and offers to undo it. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

export type Toast = {
  text: string;
  /** `problem` stays until it is closed. */
  tone?: 'done' | 'problem';
  undo?: () => void;
};

export function toast({ text, tone = 'done', undo }: Toast): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: tone === 'problem' ? 'red' : 'ink',
    autoClose: tone === 'problem' ? false : undo ? 10_000 : 5000,
    role: tone === 'problem' ? 'alert' : 'status',
    closeButtonProps: { 'aria-label': 'Close this message' },
    message: undo ? (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{text}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ) : (
      text
    ),
  });
}

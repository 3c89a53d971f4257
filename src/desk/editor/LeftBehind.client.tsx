'use client';
/** What a page that is gone had not saved, offered back. */
import { Alert, Button, Group, Text } from '@mantine/core';
import type { Draft } from '#articles/pure.ts';
import type { Kept } from './saving/useSaving.client.tsx';

type LeftBehindProps = {
  kept: Kept<Draft>;
  onRestore(kept: Kept<Draft>): void;
  onForget(name: string): void;
};

export function LeftBehind({ kept, onRestore, onForget }: LeftBehindProps) {
  const at = new Date(kept.entry.at).toLocaleString();
  return (
    <Alert
      role="alert"
      color="yellow"
      title="This browser kept changes that were never saved"
      mb="md"
    >
      <Text size="sm">
        From {at}. “{kept.entry.draft.headline || 'No headline'}”. Bringing them back merges them
        with what others saved since.
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => onRestore(kept)}>
          Bring them back
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onForget(kept.name)}>
          Throw them away
        </Button>
      </Group>
    </Alert>
  );
}

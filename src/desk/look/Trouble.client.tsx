'use client';
/** Where something should be and could not be read: why, and another try. */
import { Button } from '@mantine/core';
import { Nothing } from './Nothing.tsx';

export function Trouble({ words, onAgain }: { words: string; onAgain: () => void }) {
  return (
    <div role="alert">
      <Nothing
        size="small"
        what="This could not be read."
        teach={words}
        action={
          <Button size="compact-sm" variant="default" onClick={onAgain}>
            Try again
          </Button>
        }
      />
    </div>
  );
}

import { Anchor, Text } from '@mantine/core';
import { EntryPage } from './EntryPage.client.tsx';

/** A link that opens nothing: it is spent, too old, or was never one. */
export function LinkIsOver({ publication }: { publication: string }) {
  return (
    <EntryPage publication={publication} heading="This link no longer works">
      <Text>
        A link works once and for a limited time. Ask whoever sent it for a new one, or{' '}
        <Anchor href="/desk/sign-in">sign in</Anchor> if you have an account.
      </Text>
    </EntryPage>
  );
}

import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Not here' };

/** Every address of the desk that nothing else answers. */
export default async function NotHere() {
  await staffOnly();
  return (
    <Stack gap="xs">
      <Title order={1}>There is no page here</Title>
      <Text>
        The address may have been mistyped, or what it showed is gone.{' '}
        <Anchor href="/desk">Go to the desk</Anchor>
      </Text>
    </Stack>
  );
}

import { Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { roleWords } from '#accounts/pure.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const actor = await staffOnly();
  return (
    <Stack gap="xs">
      <Title order={1}>{actor.name}</Title>
      <Text>
        {roleWords[actor.role].name}: {roleWords[actor.role].may}.
      </Text>
    </Stack>
  );
}

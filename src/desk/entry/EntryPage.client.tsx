'use client';
/** A page for people who are not signed in: one column, one thing to do. */
import { Container, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { publication: string; heading: string; children: ReactNode };

export function EntryPage({ publication, heading, children }: Props) {
  return (
    <Container component="main" size={440} px="md" py={{ base: 'xl', sm: 80 }}>
      <Stack gap="lg">
        <div>
          <Text c="dimmed" size="sm">
            {publication}
          </Text>
          <Title order={1}>{heading}</Title>
        </div>
        {children}
      </Stack>
    </Container>
  );
}

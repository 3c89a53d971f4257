import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { mayReadOutbox } from '#accounts/index.ts';
import { PageHead } from '#desk/look/PageHead.tsx';
import { readLetter } from '#mail/index.ts';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'A letter', referrer: 'no-referrer' };

type Props = { params: Promise<{ name: string }> };

/** A letter as text, and as its HTML part looks, where nothing in it can run. */
export default async function LetterPage({ params }: Props) {
  const actor = await staffOnly();
  const { name } = await params;
  const letter = mayReadOutbox(actor) ? await readLetter(name) : null;
  if (!letter) notFound();
  return (
    <Stack maw={720}>
      <PageHead
        heading={letter.subject}
        about={
          <>
            To {letter.to}, from {letter.from}.{' '}
            <Anchor href={`/api/desk/outbox/${name}`}>Download the letter</Anchor>
          </>
        }
      />
      <Title order={2}>As text</Title>
      <Text component="pre" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {letter.text}
      </Text>
      <Title order={2}>As it looks</Title>
      <iframe
        sandbox=""
        srcDoc={letter.html}
        title="The letter as it looks"
        style={{ border: '1px solid var(--mantine-color-default-border)', blockSize: '24rem' }}
      />
    </Stack>
  );
}

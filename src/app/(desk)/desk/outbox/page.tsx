import {
  Anchor,
  Stack,
  Table,
  TableCaption,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from '@mantine/core';
import type { Metadata } from 'next';
import { mayReadOutbox } from '#accounts/index.ts';
import { Moment } from '#desk/people/Moment.client.tsx';
import { listOutbox } from '#mail/index.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Outbox' };

/** The letters kept here because there is no mail server. */
export default async function OutboxPage() {
  const actor = await staffOnly();
  if (!mayReadOutbox(actor)) {
    return (
      <Stack gap="xs">
        <Title order={1}>Outbox</Title>
        <Text>Publishers and owners read the outbox.</Text>
      </Stack>
    );
  }
  const letters = await listOutbox();
  return (
    <Stack>
      <Title order={1}>Outbox</Title>
      {letters.length === 0 ? (
        <Text>
          Nothing is kept here. Without a mail server letters wait here to be read; with SMTP_URL
          set they are sent.
        </Text>
      ) : (
        <Table verticalSpacing="xs">
          <TableCaption>Letters that were kept, newest first</TableCaption>
          <TableThead>
            <TableTr>
              <TableTh>Subject</TableTh>
              <TableTh>To</TableTh>
              <TableTh>When</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {letters.map(({ name, at, to, subject }) => (
              <TableTr key={name}>
                <TableTd>
                  <Anchor href={`/desk/outbox/${name}`}>{subject}</Anchor>
                </TableTd>
                <TableTd>{to}</TableTd>
                <TableTd>
                  <Moment at={at} />
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      )}
    </Stack>
  );
}

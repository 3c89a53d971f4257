import {
  Anchor,
  Stack,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import type { Metadata } from 'next';
import { mayReadOutbox } from '#accounts/index.ts';
import { Nothing } from '#desk/look/Nothing.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { Moment } from '#desk/people/Moment.client.tsx';
import { listOutbox } from '#mail/index.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Outbox' };

/** The letters kept here because there is no mail server. */
export default async function OutboxPage() {
  const actor = await staffOnly();
  if (!mayReadOutbox(actor)) {
    return <PageHead heading="Outbox" about="Publishers and owners read the outbox." />;
  }
  const letters = await listOutbox();
  return (
    <Stack>
      <PageHead
        heading="Outbox"
        about="Letters that were kept here because there is no mail server."
      />
      {letters.length === 0 ? (
        <Nothing
          what="Nothing is kept here."
          teach="Without a mail server letters wait here to be read; with SMTP_URL set they are sent."
        />
      ) : (
        <Table verticalSpacing="xs" aria-label="Letters that were kept, newest first">
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

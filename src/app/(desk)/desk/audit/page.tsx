import {
  Anchor,
  Button,
  Code,
  Group,
  NativeSelect,
  Stack,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  TextInput,
} from '@mantine/core';
import type { Metadata } from 'next';
import { listAudit, staff } from '#accounts/index.ts';
import { auditFilterSchema } from '#accounts/pure.ts';
import { Nothing } from '#desk/look/Nothing.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { ExportAudit } from '#desk/people/ExportAudit.client.tsx';
import { Moment } from '#desk/people/Moment.client.tsx';
import { now } from '#lib/clock.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Audit' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything that was done at the desk, newest first. The filters are in the address. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await staffOnly();
  const { before, ...given } = await searchParams;
  const texts = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      typeof value === 'string' && value ? [[name, value]] : [],
    ),
  );
  const parsed = auditFilterSchema.safeParse(texts);
  const page = await listAudit(actor, {
    filter: parsed.success ? parsed.data : {},
    ...(typeof before === 'string' && /^\d{1,18}$/.test(before) ? { before } : {}),
  });
  if (page.kind === 'forbidden') {
    return <PageHead heading="Audit" about="Publishers and owners read the audit log." />;
  }
  // Those who have left as well: what they did is still here.
  const people = await staff.listStaff(actor, now());
  const next = page.next ? new URLSearchParams({ ...texts, before: page.next }) : null;
  return (
    <Stack>
      <PageHead
        heading="Audit"
        about="Everything that was done at the desk. An entry is never changed."
        actions={<ExportAudit filter={texts} />}
      />
      <form>
        <Group align="end">
          <NativeSelect
            name="staffId"
            label="Who"
            defaultValue={texts.staffId ?? ''}
            data={[
              { value: '', label: 'Anybody' },
              ...(people.kind === 'list' ? people.staff : []).map(({ staffId, name }) => ({
                value: staffId,
                label: name,
              })),
            ]}
          />
          <TextInput
            name="action"
            label="What"
            placeholder="story.publish"
            defaultValue={texts.action ?? ''}
          />
          <TextInput
            name="subject"
            label="To what"
            placeholder="story:42"
            defaultValue={texts.subject ?? ''}
          />
          <TextInput name="from" label="From" type="date" defaultValue={texts.from ?? ''} />
          <TextInput name="until" label="Before" type="date" defaultValue={texts.until ?? ''} />
          <Button type="submit" variant="default">
            Show
          </Button>
        </Group>
      </form>
      {page.lines.length === 0 ? (
        <Nothing what="Nothing was done that fits." teach="Try fewer words, or other days." />
      ) : (
        <TableScrollContainer
          minWidth={720}
          scrollAreaProps={{
            viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'The audit log' },
          }}
        >
          <Table verticalSpacing={6} layout="auto" aria-label="What was done, newest first">
            <TableThead>
              <TableTr>
                <TableTh>When</TableTh>
                <TableTh>Who</TableTh>
                <TableTh>What</TableTh>
                <TableTh>To what</TableTh>
                <TableTh>Before and after</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {page.lines.map((line) => (
                <TableTr key={line.id}>
                  <TableTd>
                    <Moment at={line.at} />
                  </TableTd>
                  <TableTd>{line.actor}</TableTd>
                  <TableTd>{line.action}</TableTd>
                  <TableTd>{line.subject}</TableTd>
                  <TableTd>
                    {line.before !== null && <Code>{JSON.stringify(line.before)}</Code>}{' '}
                    {line.after !== null && <Code>{JSON.stringify(line.after)}</Code>}
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      )}
      {next && <Anchor href={`/desk/audit?${next}`}>Older</Anchor>}
    </Stack>
  );
}

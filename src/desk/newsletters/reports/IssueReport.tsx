/** How one issue went: the figures, what happened when, its links, and what readers answered. */
import {
  Stack,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core';
import Link from 'next/link';
import type { reports } from '#issues/index.ts';
import { When } from '../../look/DeskClock.client.tsx';
import { Figures } from '../../look/Figures.tsx';
import { PageHead } from '../../look/PageHead.tsx';
import { measuresOf, share } from './figure-words.ts';
import styles from './reports.module.css';
import { Series } from './Series.client.tsx';

export function IssueReport({ report }: { report: reports.IssueReport }) {
  const { issue, letter, machines, links, stories, series } = report;
  const answers = stories.filter(({ more, less }) => more + less > 0);
  return (
    <>
      <PageHead
        heading={issue.subject}
        about={
          <>
            <Link href={`/desk/newsletters/${letter.slug}/reports`}>{letter.name}</Link>, number{' '}
            <Link href={`/desk/newsletters/${letter.slug}/${issue.id}`}>{issue.number}</Link> · sent{' '}
            <When at={issue.frozenAt} /> to {issue.recipients.toLocaleString('en-GB')}
            {issue.segment ? ` of “${issue.segment}”` : ''}
          </>
        }
      />
      <Stack gap="xl">
        <Figures
          figures={measuresOf(issue).map(({ name, of, isBefore }) => ({
            name,
            count: of(issue),
            beside: isBefore ? null : (
              <span className={styles.quiet}> {share(of(issue), issue)} %</span>
            ),
          }))}
        />
        <Stack gap="xs">
          <Text size="sm">
            Accepted means that a mail server took it, and no more. Shares are of those. Left are
            people who left this letter after they got it and before its next issue.
            {issue.countsOpens || issue.countsClicks ? '' : ' Openings and links are not counted.'}
          </Text>
          {issue.countsOpens || issue.countsClicks ? (
            <Text size="sm">
              Machines are kept apart: mail programs and scanners{' '}
              {[
                issue.countsOpens ? `opened ${machines.opened.toLocaleString('en-GB')}` : null,
                issue.countsClicks
                  ? `followed links in ${machines.clicked.toLocaleString('en-GB')}`
                  : null,
              ]
                .filter(Boolean)
                .join(' and ')}{' '}
              before or for people. What looks like a person may still be a machine.
            </Text>
          ) : null}
        </Stack>
        <Series series={series} />
        {links.length > 0 ? (
          <Rows
            heading="Links"
            columns={['Leads to', 'People', 'Machines']}
            rows={links.map(({ url, people, machines: count }) => [url, people, count])}
          />
        ) : null}
        {answers.length > 0 ? (
          <Rows
            heading="What readers want more or less of"
            columns={['Story', 'More like this', 'Less like this']}
            rows={answers.map(({ headline, more, less }) => [headline, more, less])}
          />
        ) : null}
        {report.asksFeedback && answers.length === 0 ? (
          <Text size="sm">
            Nobody has answered yet whether they want more or less of its stories.
          </Text>
        ) : null}
      </Stack>
    </>
  );
}

type RowsProps = { heading: string; columns: string[]; rows: [string, number, number][] };

function Rows({ heading, columns, rows }: RowsProps) {
  const id = heading.toLowerCase().replaceAll(' ', '-');
  return (
    <section aria-labelledby={id} className={styles.numbers}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      <TableScrollContainer
        minWidth={300}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: 'region', 'aria-label': `${heading}, as a table` },
        }}
      >
        <Table aria-labelledby={id}>
          <TableThead>
            <TableTr>
              {columns.map((name) => (
                <TableTh key={name}>{name}</TableTh>
              ))}
            </TableTr>
          </TableThead>
          <TableTbody>
            {rows.map(([name, one, other]) => (
              <TableTr key={name}>
                <TableTd className={styles.url}>{name}</TableTd>
                <TableTd>{one.toLocaleString('en-GB')}</TableTd>
                <TableTd>{other.toLocaleString('en-GB')}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </section>
  );
}

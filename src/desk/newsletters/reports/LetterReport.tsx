/** The issues of a letter beside each other, the newest first; and what the letter counts. */
import {
  Stack,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import Link from 'next/link';
import type { reports } from '#issues/index.ts';
import { When } from '../../look/DeskClock.client.tsx';
import { Nothing } from '../../look/Nothing.tsx';
import { PageHead } from '../../look/PageHead.tsx';
import letters from '../newsletters.module.css';
import { Bars } from './Bars.tsx';
import { CountingForm } from './CountingForm.client.tsx';
import { share } from './figure-words.ts';
import styles from './reports.module.css';

type Issue = reports.LetterReport['issues'][number];
type Rate = { name: string; of: (issue: Issue) => number; isCounted: (issue: Issue) => boolean };

const rates: Rate[] = [
  { name: 'Left', of: ({ left }) => left, isCounted: () => true },
  {
    name: 'Came back',
    of: ({ bouncedHard, bouncedSoft }) => bouncedHard + bouncedSoft,
    isCounted: () => true,
  },
  { name: 'Complaints', of: ({ complaints }) => complaints, isCounted: () => true },
  { name: 'Opened', of: ({ opened }) => opened, isCounted: ({ countsOpens }) => countsOpens },
  {
    name: 'Followed a link',
    of: ({ clicked }) => clicked,
    isCounted: ({ countsClicks }) => countsClicks,
  },
];

export function LetterReport({
  report,
  mayDecide,
}: {
  report: reports.LetterReport;
  mayDecide: boolean;
}) {
  const { letter, issues, counting } = report;
  return (
    <>
      <PageHead
        heading={`How ${letter.name} goes`}
        about={<Link href={`/desk/newsletters/${letter.slug}`}>Its issues</Link>}
      />
      <Stack gap="xl">
        {issues.length === 0 ? (
          <Nothing
            what="No issue of this letter has been sent."
            teach="Once one is, what became of it stands here, beside those before."
          />
        ) : (
          <Issues slug={letter.slug} issues={issues} />
        )}
        <CountingForm slug={letter.slug} counting={counting} mayDecide={mayDecide} />
      </Stack>
    </>
  );
}

function Issues({ slug, issues }: { slug: string; issues: Issue[] }) {
  const shown = rates.filter(({ isCounted }) => issues.some(isCounted));
  return (
    <>
      <div className={styles.charts}>
        {shown.map(({ name, of, isCounted }) => (
          <Bars
            key={name}
            name={name}
            unit="%"
            bars={issues
              .filter(isCounted)
              .toReversed()
              .map((issue) => ({
                label: `number ${issue.number}`,
                value: share(of(issue), issue),
              }))}
          />
        ))}
      </div>
      <TableScrollContainer
        minWidth={720}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'The newest issues' },
        }}
      >
        <Table aria-label="The newest issues" verticalSpacing="xs" className={styles.numbers}>
          <TableThead>
            <TableTr>
              <TableTh>Issue</TableTh>
              <TableTh>People</TableTh>
              <TableTh>Accepted</TableTh>
              <TableTh>Refused</TableTh>
              <TableTh>In doubt</TableTh>
              {shown.map(({ name }) => (
                <TableTh key={name}>{name}</TableTh>
              ))}
            </TableTr>
          </TableThead>
          <TableTbody>
            {issues.map((issue) => (
              <TableTr key={issue.id}>
                <TableTd>
                  <Link
                    className={letters.name}
                    href={`/desk/newsletters/${slug}/${issue.id}/report`}
                    prefetch={false}
                  >
                    {issue.subject}
                  </Link>
                  <div className={styles.quiet}>
                    Number {issue.number}, <When at={issue.frozenAt} />
                    {issue.segment ? `, only “${issue.segment}”` : ''}
                  </div>
                </TableTd>
                <TableTd>{issue.recipients.toLocaleString('en-GB')}</TableTd>
                <TableTd>{issue.accepted.toLocaleString('en-GB')}</TableTd>
                <TableTd>{issue.refused.toLocaleString('en-GB')}</TableTd>
                <TableTd>{issue.inDoubt.toLocaleString('en-GB')}</TableTd>
                {shown.map(({ name, of, isCounted }) => (
                  <TableTd key={name}>
                    {isCounted(issue) ? (
                      <>
                        {of(issue).toLocaleString('en-GB')}
                        <div className={styles.quiet}>{share(of(issue), issue)} %</div>
                      </>
                    ) : (
                      'Not counted'
                    )}
                  </TableTd>
                ))}
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </>
  );
}

/** The issues of one letter, the newest first. */
import {
  Button,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import Link from 'next/link';
import type { desk } from '#issues/index.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { NewIssue } from './NewIssue.client.tsx';
import styles from './newsletters.module.css';
import { statusWords } from './status-words.ts';

type Props = {
  letter: { slug: string; name: string; promise: string; isRetired: boolean };
  issues: desk.DeskIssue[];
  mayWrite: boolean;
  mayEdit: boolean;
};

export function IssueList({ letter, issues, mayWrite, mayEdit }: Props) {
  return (
    <>
      <PageHead
        heading={letter.name}
        about={
          <>
            {letter.promise}{' '}
            <Link href="/desk/newsletters" prefetch={false}>
              All newsletters
            </Link>{' '}
            ·{' '}
            <Link href={`/desk/newsletters/${letter.slug}/reports`} prefetch={false}>
              How its issues went
            </Link>
          </>
        }
        actions={
          <>
            {mayEdit ? (
              <Button
                component="a"
                variant="default"
                href={`/desk/newsletters/${letter.slug}/settings`}
              >
                Change the letter
              </Button>
            ) : null}
            {mayWrite && !letter.isRetired ? <NewIssue letter={letter.slug} /> : null}
          </>
        }
      />
      {issues.length === 0 ? (
        <Nothing
          what="No issue of this letter yet."
          teach="Begin one: write a few words, let the rule choose stories, look at it, send it."
        />
      ) : (
        <TableScrollContainer minWidth={560}>
          <Table verticalSpacing="sm">
            <TableThead>
              <TableTr>
                <TableTh>Issue</TableTh>
                <TableTh>State</TableTh>
                <TableTh>People</TableTh>
                <TableTh>When</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {issues.map((issue) => (
                <TableTr key={issue.id}>
                  <TableTd>
                    <Link
                      className={styles.name}
                      href={`/desk/newsletters/${letter.slug}/${issue.id}`}
                      prefetch={false}
                    >
                      {issue.subject || 'No subject yet'}
                    </Link>
                    <div className={styles.quiet}>{whichWords(issue)}</div>
                  </TableTd>
                  <TableTd>
                    <Chip tone={statusWords[issue.status].tone}>
                      {statusWords[issue.status].words}
                    </Chip>
                    {issue.heldBecause ? (
                      <div className={styles.quiet}>{issue.heldBecause}</div>
                    ) : null}
                    {issue.inDoubt > 0 ? (
                      <div className={styles.quiet}>{issue.inDoubt} in doubt</div>
                    ) : null}
                  </TableTd>
                  <TableTd>{issue.recipients?.toLocaleString('en-GB') ?? '–'}</TableTd>
                  <TableTd>
                    {issue.status === 'draft' && issue.sendAt ? 'Goes ' : null}
                    <When at={issue.frozenAt ?? issue.sendAt ?? issue.createdAt} />
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      )}
    </>
  );
}

function whichWords({ number, rhythm, createdBy }: desk.DeskIssue): string {
  if (rhythm === 'daily') return 'A digest of the day';
  if (rhythm === 'weekly') return 'A digest of the week';
  return number ? `Number ${number}` : `Begun by ${createdBy}`;
}

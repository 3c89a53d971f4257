/** The issues of one letter, the newest first. */
import {
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
  letter: { slug: string; name: string; promise: string };
  issues: desk.DeskIssue[];
  mayWrite: boolean;
};

export function IssueList({ letter, issues, mayWrite }: Props) {
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
        actions={mayWrite ? <NewIssue letter={letter.slug} /> : null}
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
                    <div className={styles.quiet}>
                      {issue.number ? `Number ${issue.number}` : `Begun by ${issue.createdBy}`}
                    </div>
                  </TableTd>
                  <TableTd>
                    <Chip tone={statusWords[issue.status].tone}>
                      {statusWords[issue.status].words}
                    </Chip>
                    {issue.inDoubt > 0 ? (
                      <div className={styles.quiet}>{issue.inDoubt} in doubt</div>
                    ) : null}
                  </TableTd>
                  <TableTd>{issue.recipients?.toLocaleString('en-GB') ?? '–'}</TableTd>
                  <TableTd>
                    <When at={issue.frozenAt ?? issue.createdAt} />
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

/** The letters as an editor decides by them: who gets them, when they last came, what is under way. */
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
import styles from './newsletters.module.css';

type Props = { letters: desk.DeskLetter[]; mayEdit: boolean };

export function LetterList({ letters, mayEdit }: Props) {
  return (
    <>
      <PageHead
        heading="Newsletters"
        about="Open a letter to write its next issue, or to see how the last one went."
        actions={
          mayEdit ? (
            <Button component="a" href="/desk/newsletters/new">
              A new letter
            </Button>
          ) : null
        }
      />
      {letters.length === 0 ? (
        <Nothing
          what="There are no newsletters yet."
          teach={mayEdit ? 'Make the first one.' : 'A publisher makes them.'}
        />
      ) : (
        <TableScrollContainer minWidth={560}>
          <Table verticalSpacing="sm">
            <TableThead>
              <TableTr>
                <TableTh>Letter</TableTh>
                <TableTh>Get it</TableTh>
                <TableTh>Last sent</TableTh>
                <TableTh>Now</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {letters.map((letter) => (
                <TableTr key={letter.slug}>
                  <TableTd>
                    <Link
                      className={styles.name}
                      href={`/desk/newsletters/${letter.slug}`}
                      prefetch={false}
                    >
                      {letter.name}
                    </Link>
                    <div className={styles.quiet}>{letter.schedule}</div>
                  </TableTd>
                  <TableTd>
                    {letter.confirmed.toLocaleString('en-GB')}
                    {letter.pending > 0 ? (
                      <div className={styles.quiet}>{letter.pending} have not confirmed</div>
                    ) : null}
                  </TableTd>
                  <TableTd>{letter.lastSentAt ? <When at={letter.lastSentAt} /> : 'Never'}</TableTd>
                  <TableTd>
                    <Now letter={letter} />
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

function Now({ letter: { underWay, drafts, isRetired, waits } }: { letter: desk.DeskLetter }) {
  if (isRetired) return <Chip tone="quiet">Retired</Chip>;
  if (waits > 0) return <Chip tone="bad">Waits for an editor</Chip>;
  if (underWay > 0) return <Chip tone="wait">Being sent</Chip>;
  if (drafts === 0) return <Chip tone="quiet">No draft</Chip>;
  return <Chip tone="open">{drafts === 1 ? '1 draft' : `${drafts} drafts`}</Chip>;
}

/** One person: what they get, whether anything may be sent, and everything that happened, newest first. */
import { Alert, Group, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import type { audience } from '#subscribers/index.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import styles from './audience.module.css';
import {
  formWords,
  subscriptionTones,
  subscriptionWords,
  suppressedWords,
} from './audience-words.ts';
import { happeningWords } from './happening-words.ts';

export function PersonHistory({ person }: { person: audience.PersonHistory }) {
  const { email, createdAt, suppressed, pausedUntil, letters, happenings, isCut } = person;
  return (
    <>
      <PageHead
        heading={email}
        about={
          <>
            <Link href="/desk/audience">Audience</Link> · here since <When at={createdAt} />
          </>
        }
      />
      <Stack gap="lg">
        {suppressed ? (
          <Alert color="red" title={suppressedWords[suppressed.reason]}>
            Nothing is sent to this address. {suppressed.note}{' '}
            <Link href={`/desk/audience/suppressed?q=${encodeURIComponent(email)}`}>
              See it in the list
            </Link>
          </Alert>
        ) : null}
        <section aria-labelledby="person-letters">
          <h2 id="person-letters" className={styles.heading}>
            Letters
          </h2>
          <Group gap="md">
            {letters.length === 0 ? <Text size="sm">None.</Text> : null}
            {letters.map(({ name, status }) => (
              <Chip key={name} tone={subscriptionTones[status]}>
                {name}
                {subscriptionWords[status]}
              </Chip>
            ))}
            {pausedUntil ? (
              <Chip tone="wait">
                Paused until <When at={pausedUntil} />
              </Chip>
            ) : null}
          </Group>
        </section>
        <section aria-labelledby="person-history">
          <h2 id="person-history" className={styles.heading}>
            What happened
          </h2>
          {happenings.length === 0 ? (
            <Nothing what="Nothing yet." size="small" />
          ) : (
            <ol className={styles.timeline}>
              {happenings.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is written once and never moves
                <li key={index} className={styles.happening}>
                  <span className={styles.quiet}>
                    <When at={one.at} />
                  </span>
                  <Happened happening={one} />
                </li>
              ))}
            </ol>
          )}
          {isCut ? <Text size="sm">What is older is not listed here.</Text> : null}
        </section>
      </Stack>
    </>
  );
}

function Happened({ happening }: { happening: audience.Happening }) {
  const { tone, words } = happeningWords(happening);
  return (
    <div>
      <Chip tone={tone}>{words}</Chip>
      {'issue' in happening ? (
        <div>
          <Link
            href={`/desk/newsletters/${happening.issue.slug}/${happening.issue.id}`}
            prefetch={false}
          >
            {happening.issue.letter}: {happening.issue.subject}
          </Link>
        </div>
      ) : null}
      {happening.kind === 'consent' ? (
        <div className={styles.quiet}>
          {[formWords(happening.form), happening.page].filter(Boolean).join(' · ')}
        </div>
      ) : null}
      {happening.detail ? <div className={styles.quiet}>{happening.detail}</div> : null}
    </div>
  );
}

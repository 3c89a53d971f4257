'use client';
/** The addresses nothing is sent to: why, since when; put there by hand, or taken off with a reason. */
import { Button, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { audience } from '#subscribers/index.ts';
import { type SuppressionFilter, suppressionReasons } from '#subscribers/pure.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';
import { AudienceTabs } from './AudienceTabs.tsx';
import styles from './audience.module.css';
import { suppressedWords } from './audience-words.ts';
import { LiftDialog } from './LiftDialog.client.tsx';

type Props = { found: audience.SuppressionPage; filter: SuppressionFilter };
type Line = audience.SuppressionPage['suppressed'][number];

export function SuppressionScreen({ found, filter }: Props) {
  const { suppressed, total, pages } = found;
  const [lifting, setLifting] = useState<Line | null>(null);
  const hasFilter = filter.q !== '' || filter.reason !== '';
  return (
    <>
      <PageHead
        heading="Never written to"
        about={`${total.toLocaleString('en-GB')} ${total === 1 ? 'address' : 'addresses'}${hasFilter ? ' fit' : ''}. No letter goes to these, whatever they ask for.`}
      />
      <AudienceTabs here="suppressed" />
      <Stack gap="xl">
        <search>
          <form action="/desk/audience/suppressed" key={`${filter.q} ${filter.reason}`}>
            <Group align="end" gap="sm">
              <TextInput name="q" label="Find an address" type="search" defaultValue={filter.q} />
              <NativeSelect
                name="reason"
                label="Why"
                data={[
                  { value: '', label: 'Any reason' },
                  ...suppressionReasons.map((value) => ({ value, label: suppressedWords[value] })),
                ]}
                defaultValue={filter.reason}
              />
              <Button type="submit" variant="default">
                Show
              </Button>
            </Group>
          </form>
        </search>
        {suppressed.length === 0 ? (
          <Nothing
            what={hasFilter ? 'No address fits.' : 'There is no such address.'}
            teach="Addresses come here by themselves when their mail comes back for good or when somebody reports a letter as unwanted."
          />
        ) : (
          <Table.ScrollContainer
            minWidth={320}
            scrollAreaProps={{
              viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Addresses' },
            }}
          >
            <Table aria-label="Addresses that are never written to" verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Address</Table.Th>
                  <Table.Th>Why</Table.Th>
                  <Table.Th>
                    <span className="unseen">What you can do</span>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {suppressed.map((line) => (
                  <Table.Tr key={line.email}>
                    <Table.Td className={styles.address}>
                      {line.subscriberId ? (
                        <Link href={`/desk/audience/${line.subscriberId}`} prefetch={false}>
                          {line.email}
                        </Link>
                      ) : (
                        line.email
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Chip tone="bad">{suppressedWords[line.reason]}</Chip>
                      <div className={styles.quiet}>{line.note}</div>
                      <div className={styles.quiet}>
                        <When at={line.at} />
                        {line.addedBy ? `, ${line.addedBy}` : ''}
                      </div>
                    </Table.Td>
                    <Table.Td>
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={`Take off: ${line.email}`}
                        onClick={() => setLifting(line)}
                      >
                        Take off
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <Pages filter={filter} pages={pages} />
        <AddAddress />
      </Stack>
      <LiftDialog line={lifting} onClose={() => setLifting(null)} />
    </>
  );
}

function Pages({ filter, pages }: { filter: SuppressionFilter; pages: number }) {
  if (pages <= 1) return null;
  const to = (page: number) =>
    `/desk/audience/suppressed?${new URLSearchParams({ q: filter.q, reason: filter.reason, page: String(page) })}`;
  return (
    <Group gap="md" component="nav" aria-label="Pages">
      {filter.page > 1 ? <Link href={to(filter.page - 1)}>Newer</Link> : null}
      <span>
        Page {filter.page} of {pages}
      </span>
      {filter.page < pages ? <Link href={to(filter.page + 1)}>Older</Link> : null}
    </Group>
  );
}

function AddAddress() {
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [note, setNote] = useState('');
  const { form, take, errorOf, trouble } = useProblems();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await callDesk('POST', 'audience/suppressions', { body: { email, note } });
    if (!take(answer)) return;
    toast({ text: `Nothing is sent to ${email.trim()} any more.` });
    setEmail('');
    setNote('');
    router.refresh();
  };
  return (
    <section aria-labelledby="add-address">
      <h2 id="add-address" className={styles.heading}>
        Stop writing to an address
      </h2>
      <form ref={form} onSubmit={add} noValidate>
        <Group align="start" gap="sm">
          <TextInput
            name="email"
            label="Address"
            type="email"
            autoComplete="off"
            value={email}
            error={errorOf('email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            name="note"
            label="Why"
            description="Kept with the address."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={note}
            maxLength={500}
            error={errorOf('note')}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" mt={25}>
            Never write to it
          </Button>
        </Group>
        {trouble ? (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {trouble}
          </Text>
        ) : null}
      </form>
    </section>
  );
}

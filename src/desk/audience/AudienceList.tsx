/** The subscribers: what each asked for, and whether anything may be sent to them. */
import {
  Button,
  Group,
  NativeSelect,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  TextInput,
} from '@mantine/core';
import Link from 'next/link';
import type { audience } from '#subscribers/index.ts';
import type { AudienceFilter } from '#subscribers/pure.ts';
import { Chip, type Tone } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';

type Props = { found: audience.AudiencePage; filter: AudienceFilter };

const states = [
  { value: '', label: 'Any state' },
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'pending', label: 'Not confirmed yet' },
  { value: 'left', label: 'Left' },
  { value: 'paused', label: 'Paused' },
  { value: 'suppressed', label: 'Never written to' },
];

const tones: Record<'confirmed' | 'pending' | 'left', Tone> = {
  confirmed: 'good',
  pending: 'wait',
  left: 'quiet',
};
const words = { confirmed: '', pending: ', not confirmed', left: ', left' };
const suppressedWords = {
  bounced: 'Mail to it came back',
  complained: 'Reported as unwanted',
  desk: 'Stopped by the desk',
};

export function AudienceList({ found, filter }: Props) {
  const { people, total, pages, letters } = found;
  const isFiltered = filter.q !== '' || filter.state !== '' || filter.letter !== '';
  return (
    <>
      <PageHead
        heading="Audience"
        about={`${total.toLocaleString('en-GB')} ${total === 1 ? 'person' : 'people'}${isFiltered ? ' fit' : ''}. Nobody gets a letter they have not confirmed.`}
      />
      <search>
        <form action="/desk/audience">
          <Group align="end" gap="sm" mb="md">
            <TextInput name="q" label="Address" type="search" defaultValue={filter.q} />
            <NativeSelect name="state" label="State" data={states} defaultValue={filter.state} />
            <NativeSelect
              name="letter"
              label="Letter"
              data={[
                { value: '', label: 'Any letter' },
                ...letters.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
              defaultValue={filter.letter}
            />
            <Button type="submit" variant="default">
              Show
            </Button>
          </Group>
        </form>
      </search>
      {people.length === 0 ? (
        <Nothing
          what={isFiltered ? 'Nobody fits.' : 'Nobody has signed up yet.'}
          teach={
            isFiltered
              ? 'Try a part of the address, or another state.'
              : 'Whoever signs up on the site stands here, and what they agreed to with them.'
          }
        />
      ) : (
        <TableScrollContainer minWidth={640}>
          <Table verticalSpacing="xs">
            <TableThead>
              <TableTr>
                <TableTh>Address</TableTh>
                <TableTh>Letters</TableTh>
                <TableTh>Since</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {people.map((person) => (
                <TableTr key={person.id}>
                  <TableTd>
                    {person.email}
                    {person.suppressed ? (
                      <div>
                        <Chip tone="bad">{suppressedWords[person.suppressed]}</Chip>
                      </div>
                    ) : null}
                    {person.pausedUntil ? (
                      <div>
                        <Chip tone="wait">
                          Paused until <When at={person.pausedUntil} />
                        </Chip>
                      </div>
                    ) : null}
                  </TableTd>
                  <TableTd>
                    {person.letters.map(({ name, status }) => (
                      <div key={name}>
                        <Chip tone={tones[status]}>
                          {name}
                          {words[status]}
                        </Chip>
                      </div>
                    ))}
                  </TableTd>
                  <TableTd>
                    <When at={person.createdAt} />
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      )}
      {pages > 1 ? (
        <Group gap="md" mt="md" component="nav" aria-label="Pages">
          {filter.page > 1 ? <Link href={address(filter, filter.page - 1)}>Newer</Link> : null}
          <span>
            Page {filter.page} of {pages}
          </span>
          {filter.page < pages ? <Link href={address(filter, filter.page + 1)}>Older</Link> : null}
        </Group>
      ) : null}
    </>
  );
}

function address(filter: AudienceFilter, page: number): string {
  const { q, state, letter } = filter;
  return `/desk/audience?${new URLSearchParams({ q, state, letter, page: String(page) })}`;
}

/** The subscribers: what each asked for, whether anything may be sent to them, and when it last reached them. */
import {
  Group,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import Link from 'next/link';
import type { audience } from '#subscribers/index.ts';
import { type AudienceFilter, filterOf, filterQuery, isFiltered } from '#subscribers/pure.ts';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { AudienceFilters } from './AudienceFilters.tsx';
import { AudienceTabs } from './AudienceTabs.tsx';
import { subscriptionTones, subscriptionWords, suppressedWords } from './audience-words.ts';
import { ExportAudience } from './ExportAudience.client.tsx';
import { KeepSegment } from './KeepSegment.client.tsx';

type Props = { found: audience.AudiencePage; filter: AudienceFilter };

export function AudienceList({ found, filter }: Props) {
  const { people, total, pages, segments } = found;
  const said = filterOf(filter);
  const hasFilter = isFiltered(said);
  const segment = segments.find(
    (one) => one.filter && hasFilter && filterQuery(one.filter) === filterQuery(said),
  );
  return (
    <>
      <PageHead
        heading="Audience"
        about={`${total.toLocaleString('en-GB')} ${total === 1 ? 'person' : 'people'}${hasFilter ? ' fit' : ''}. Nobody gets a letter they have not agreed to.`}
        actions={total > 0 ? <ExportAudience filter={said} /> : null}
      />
      <AudienceTabs here="people" />
      <AudienceFilters found={found} filter={said} />
      {hasFilter ? (
        <KeepSegment
          key={filterQuery(said)}
          filter={said}
          known={segment ? { id: segment.id, name: segment.name } : null}
        />
      ) : null}
      {people.length === 0 ? (
        <Nothing
          what={hasFilter ? 'Nobody fits.' : 'Nobody has signed up yet.'}
          teach={
            hasFilter
              ? 'Try a part of the address, or another state.'
              : 'Whoever signs up on the site stands here, and what they agreed to with them.'
          }
        />
      ) : (
        <People people={people} />
      )}
      {pages > 1 ? (
        <Group gap="md" mt="md" component="nav" aria-label="Pages">
          {filter.page > 1 ? (
            <Link href={`/desk/audience?${filterQuery(said, filter.page - 1)}`}>Newer</Link>
          ) : null}
          <span>
            Page {filter.page} of {pages}
          </span>
          {filter.page < pages ? (
            <Link href={`/desk/audience?${filterQuery(said, filter.page + 1)}`}>Older</Link>
          ) : null}
        </Group>
      ) : null}
    </>
  );
}

function People({ people }: { people: audience.AudienceMember[] }) {
  return (
    <TableScrollContainer minWidth={720}>
      <Table verticalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Address</TableTh>
            <TableTh>Letters</TableTh>
            <TableTh>Since</TableTh>
            <TableTh>Last reached</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {people.map((person) => (
            <TableTr key={person.id}>
              <TableTd>
                <Link href={`/desk/audience/${person.id}`} prefetch={false}>
                  {person.email}
                </Link>
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
                    <Chip tone={subscriptionTones[status]}>
                      {name}
                      {subscriptionWords[status]}
                    </Chip>
                  </div>
                ))}
              </TableTd>
              <TableTd>
                <When at={person.createdAt} />
              </TableTd>
              <TableTd>{person.lastHeard ? <When at={person.lastHeard} /> : 'Never'}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

/** The search and filters of the audience: a plain form, so that what is shown is an address. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import Link from 'next/link';
import type { audience } from '#subscribers/index.ts';
import {
  audienceStates,
  engagements,
  filterQuery,
  isFiltered,
  type SegmentFilter,
} from '#subscribers/pure.ts';
import { Tabs } from '../look/Tabs.tsx';
import styles from './audience.module.css';
import { engagementWords, formWords, stateWords } from './audience-words.ts';

type Props = { found: audience.AudiencePage; filter: SegmentFilter };

export function AudienceFilters({ found, filter }: Props) {
  const { letters, editions, sources, segments } = found;
  const named = (list: { slug: string; name: string }[]) =>
    list.map(({ slug, name }) => ({ value: slug, label: name }));
  const known = segments.flatMap(({ id, name, filter: kept }) =>
    kept ? [{ id, name, query: filterQuery(kept) }] : [],
  );
  return (
    <>
      {known.length > 0 ? (
        <Tabs
          label="Segments"
          tabs={[
            { href: '/desk/audience', name: 'Everybody', isHere: !isFiltered(filter) },
            ...known.map(({ name, query }) => ({
              href: `/desk/audience?${query}`,
              name,
              isHere: isFiltered(filter) && query === filterQuery(filter),
            })),
          ]}
        />
      ) : null}
      <search>
        <form action="/desk/audience" key={filterQuery(filter)}>
          <div className={styles.filters}>
            <TextInput name="q" label="Address" type="search" defaultValue={filter.q} />
            <Choice
              name="state"
              label="State"
              any="Any state"
              value={filter.state}
              options={audienceStates.map((value) => ({ value, label: stateWords[value] }))}
            />
            <Choice
              name="letter"
              label="Letter"
              any="Any letter"
              value={filter.letter}
              options={named(letters)}
            />
            <Choice
              name="edition"
              label="Edition"
              any="Any edition"
              value={filter.edition}
              options={named(editions)}
            />
            <Choice
              name="source"
              label="Came by"
              any="Any form"
              value={filter.source}
              options={sources.map((value) => ({ value, label: formWords(value) }))}
            />
            <Choice
              name="engaged"
              label="Engagement"
              any="Any"
              value={filter.engaged}
              options={engagements.map((value) => ({ value, label: engagementWords[value] }))}
            />
            <TextInput name="from" label="Since" type="date" defaultValue={filter.from} />
            <TextInput name="until" label="Until" type="date" defaultValue={filter.until} />
            <Button type="submit" variant="default">
              Show
            </Button>
            {isFiltered(filter) ? <Link href="/desk/audience">Show everybody</Link> : null}
          </div>
        </form>
      </search>
    </>
  );
}

type ChoiceProps = {
  name: keyof SegmentFilter;
  label: string;
  any: string;
  value: string;
  options: { value: string; label: string }[];
};

function Choice({ name, label, any, value, options }: ChoiceProps) {
  return (
    <NativeSelect
      name={name}
      label={label}
      data={[{ value: '', label: any }, ...options]}
      defaultValue={value}
    />
  );
}

'use client';
/** What happened when, by the publication's clock: a chart for each measure, and the same as a table. */
import { Table, Text } from '@mantine/core';
import type { reports } from '#issues/index.ts';
import { useDeskClock } from '../../look/DeskClock.client.tsx';
import { Bars } from './Bars.tsx';
import { seriesNames, withoutGaps } from './figure-words.ts';
import styles from './reports.module.css';

export function Series({ series: { bucket, points } }: { series: reports.IssueReport['series'] }) {
  const { timeZone, locale } = useDeskClock();
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(bucket === 'day' ? {} : { hour: '2-digit', minute: '2-digit' }),
  });
  const whole = withoutGaps(points, bucket);
  const shown = seriesNames.filter(({ key }) => points.some((point) => point[key] > 0));
  const steps = { minute: 'each minute', hour: 'each hour', day: 'each day' }[bucket];
  return (
    <section aria-labelledby="series">
      <h2 id="series" className={styles.heading}>
        What happened when, {steps}
      </h2>
      {shown.length === 0 ? (
        <Text size="sm">Nothing has happened yet.</Text>
      ) : (
        <>
          <div className={styles.charts}>
            {shown.map(({ key, name }) => (
              <Bars
                key={key}
                name={name}
                unit="people"
                bars={whole.map((point) => ({
                  label: format.format(new Date(point.at)),
                  value: point[key],
                }))}
              />
            ))}
          </div>
          <details className={styles.numbers}>
            <summary>The same as a table</summary>
            <Table aria-label="What happened when">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>When</Table.Th>
                  {shown.map(({ key, name }) => (
                    <Table.Th key={key}>{name}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {points.map((point) => (
                  <Table.Tr key={String(point.at)}>
                    <Table.Td>{format.format(new Date(point.at))}</Table.Td>
                    {shown.map(({ key }) => (
                      <Table.Td key={key}>{point[key].toLocaleString('en-GB')}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </details>
        </>
      )}
    </section>
  );
}

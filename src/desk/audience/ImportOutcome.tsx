/** The third step: what would become of every line. */
import { Box, Table, Text } from '@mantine/core';
import type { audience } from '#subscribers/index.ts';
import { Figures } from '../look/Figures.tsx';
import styles from './audience.module.css';

const problemWords: Record<audience.ImportCheck['wrongLines'][number]['code'], string> = {
  missing: 'There is no address.',
  malformed: 'This is no address. Check it for typing errors.',
  'too-long': 'The address is too long.',
  twice: 'The address stands further up already.',
  'bad-day': 'Write the day as 2025-04-12.',
  'in-future': 'This day has not come yet.',
  'too-long-words': 'How they agreed is longer than 1,000 characters.',
};

export function ImportOutcome({ check }: { check: audience.ImportCheck }) {
  const { counts, lines, wrongLines, left, suppressed } = check;
  const figures = [
    { name: 'Come in', count: counts.new },
    { name: 'Have it already', count: counts.already },
    { name: 'Have left, and stay away', count: counts.left },
    { name: 'Are never written to', count: counts.suppressed },
    { name: 'Are not right', count: counts.wrong },
  ];
  return (
    <>
      <h2 id="dry-run" className={styles.heading}>
        3. What would become of {lines.toLocaleString('en-GB')} {lines === 1 ? 'line' : 'lines'}
      </h2>
      <Box mb="md">
        <Figures figures={figures} />
      </Box>
      <Lines
        heading="Lines that are not right"
        total={counts.wrong}
        rows={wrongLines.map(({ line, code, found }) => ({
          line,
          email: found,
          why: problemWords[code],
        }))}
      />
      <Lines
        heading="People who left"
        total={counts.left}
        rows={left.map((row) => ({ ...row, why: 'They left; only they can come back.' }))}
      />
      <Lines
        heading="Addresses that are never written to"
        total={counts.suppressed}
        rows={suppressed.map((row) => ({ ...row, why: 'See “Never written to” for the reason.' }))}
      />
    </>
  );
}

type LinesProps = {
  heading: string;
  total: number;
  rows: { line: number; email: string; why: string }[];
};

function Lines({ heading, total, rows }: LinesProps) {
  if (rows.length === 0) return null;
  return (
    <details className={styles.lines}>
      <summary>
        {heading} ({total.toLocaleString('en-GB')})
      </summary>
      {total > rows.length ? <Text size="sm">The first {rows.length} of them.</Text> : null}
      <Table aria-label={heading}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>What stands there</Table.Th>
            <Table.Th>Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, email, why }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>{email}</Table.Td>
              <Table.Td>{why}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}

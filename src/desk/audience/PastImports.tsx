/** The files that were brought in: by whom, when, with which words, and what became of their lines. */
import { Table } from '@mantine/core';
import type { audience } from '#subscribers/index.ts';
import { When } from '../look/DeskClock.client.tsx';
import styles from './audience.module.css';

export function PastImports({ imports }: { imports: audience.PastImport[] }) {
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="past-imports">
      <h2 id="past-imports" className={styles.heading}>
        Brought in before
      </h2>
      <Table.ScrollContainer
        minWidth={720}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Earlier files' },
        }}
      >
        <Table aria-labelledby="past-imports">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th>How they agreed</Table.Th>
              <Table.Th>Lines</Table.Th>
              <Table.Th>When</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  {one.file}
                  <div className={styles.quiet}>for {one.letters.join(', ')}</div>
                </Table.Td>
                <Table.Td>{one.words}</Table.Td>
                <Table.Td>
                  {one.lines.toLocaleString('en-GB')}
                  <div className={styles.quiet}>
                    {one.endedAt
                      ? `${one.added.toLocaleString('en-GB')} came in`
                      : 'It did not end. Bring the same file in again for the rest.'}
                  </div>
                </Table.Td>
                <Table.Td>
                  <When at={one.at} />
                  <div className={styles.quiet}>{one.importedBy}</div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

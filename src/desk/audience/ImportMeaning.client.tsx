'use client';
/** The second step: what the columns say, which letters the people get, and how they agreed. */
import { Button, Checkbox, Group, NativeSelect, Stack, Table, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ImportMapping, importLimits } from '#subscribers/pure.ts';
import styles from './audience.module.css';
import type { Read } from './import-answers.ts';

export type Meaning = { mapping: ImportMapping; letters: string[]; words: string };

type Props = {
  read: Read;
  letters: { slug: string; name: string }[];
  meaning: Meaning;
  isBusy: boolean;
  onSaid: (meaning: Meaning) => void;
};

export function ImportMeaning({ read, letters, meaning, isBusy, onSaid }: Props) {
  const [mapping, setMapping] = useState(meaning.mapping);
  const [chosen, setChosen] = useState<string[]>(meaning.letters);
  const [words, setWords] = useState(meaning.words);
  const [missing, setMissing] = useState<{ letters?: string; words?: string }>({});
  const { columns, sample, lines } = read;
  const options = columns.map((name, index) => ({ value: String(index), label: name }));
  const column = (value: string) => (value === '' ? null : Number(value));

  const say = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(chosen.length === 0 ? { letters: 'Choose at least one letter.' } : {}),
      ...(words.trim().length < importLimits.words.least
        ? {
            words: 'Say in a sentence how these people agreed, for example on which form and when.',
          }
        : {}),
    };
    setMissing(found);
    if (Object.keys(found).length === 0) onSaid({ mapping, letters: chosen, words: words.trim() });
  };

  return (
    <section aria-labelledby="import-meaning">
      <h2 id="import-meaning" className={styles.heading}>
        2. What it says, and how they agreed
      </h2>
      <form onSubmit={say} noValidate>
        <Stack gap="md">
          <Table.ScrollContainer
            minWidth={480}
            scrollAreaProps={{
              viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'The first lines' },
            }}
          >
            <Table aria-label={`The first of ${lines} lines`}>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((name, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                    <Table.Th key={index}>{name}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sample.map((cells, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else
                  <Table.Tr key={row}>
                    {columns.map((_, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                      <Table.Td key={index}>{cells[index] ?? ''}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Group align="end" gap="sm">
            <NativeSelect
              label="The address is in"
              data={options}
              value={String(mapping.email)}
              onChange={(event) =>
                setMapping({ ...mapping, email: Number(event.currentTarget.value) })
              }
            />
            <NativeSelect
              label="The day they agreed is in"
              data={[{ value: '', label: 'No column' }, ...options]}
              value={mapping.at === null ? '' : String(mapping.at)}
              onChange={(event) =>
                setMapping({ ...mapping, at: column(event.currentTarget.value) })
              }
            />
            <NativeSelect
              label="How each agreed is in"
              data={[{ value: '', label: 'No column' }, ...options]}
              value={mapping.words === null ? '' : String(mapping.words)}
              onChange={(event) =>
                setMapping({ ...mapping, words: column(event.currentTarget.value) })
              }
            />
          </Group>
          <Checkbox.Group
            label="They get"
            error={missing.letters}
            value={chosen}
            onChange={setChosen}
          >
            <Group gap="md" mt="xs">
              {letters.map(({ slug, name }) => (
                <Checkbox key={slug} value={slug} label={name} />
              ))}
            </Group>
          </Checkbox.Group>
          <Textarea
            label="How they agreed"
            description="Kept with each of them as evidence, with your name and today’s date. For example: “Ticked the box on the form of our spring fair, 12 April 2025.”"
            value={words}
            maxLength={importLimits.words.most}
            error={missing.words}
            autosize
            minRows={2}
            maw={640}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" variant="default" loading={isBusy}>
              Try it, and change nothing
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}

'use client';
/** The first step: a file, or lines that are pasted. */
import { Button, Checkbox, FileInput, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { importLimits } from '#subscribers/pure.ts';
import styles from './audience.module.css';

export type Given = { text: string; hasNames: boolean; file: string };

type Props = { onGiven: (given: Given) => void; isBusy: boolean; name: string | null };

export function ImportFile({ onGiven, isBusy, name }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState('');
  const [hasNames, setHasNames] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);

  const read = async () => {
    setProblem(null);
    if (file && file.size > importLimits.bytes) {
      setProblem('The file is larger than 20 MB. Divide it.');
      return;
    }
    const text = file ? await readText(file) : pasted;
    if (text === null) {
      setProblem('The file is neither in UTF-8 nor in UTF-16. Save it as “CSV UTF-8”.');
    } else if (text.trim() === '') {
      setProblem(file ? 'The file is empty.' : 'Choose a file, or paste lines.');
    } else {
      onGiven({ text, hasNames, file: file?.name.slice(0, 200) ?? '' });
    }
  };

  return (
    <section aria-labelledby="import-file">
      <h2 id="import-file" className={styles.heading}>
        1. The file
      </h2>
      <Stack gap="sm" maw={640}>
        <FileInput
          label="A CSV file"
          description="Commas, semicolons or tabs between its columns; up to 20 MB."
          placeholder="Choose a file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          value={file}
          clearable
          clearButtonProps={{ 'aria-label': 'Take the file back' }}
          onChange={setFile}
        />
        <Textarea
          label="Or paste lines"
          description="One person on each line."
          value={pasted}
          disabled={file !== null}
          autosize
          minRows={3}
          maxRows={10}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Checkbox
          label="The first line names the columns"
          checked={hasNames}
          onChange={(event) => setHasNames(event.currentTarget.checked)}
        />
        {problem ? (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {problem}
          </Text>
        ) : null}
        <Group>
          <Button variant="default" loading={isBusy} onClick={read}>
            Read it
          </Button>
          {name ? <Text size="sm">Read: {name}</Text> : null}
        </Group>
      </Stack>
    </section>
  );
}

/** Spreadsheets write UTF-8 or, as “Unicode text”, UTF-16; anything else would spoil addresses unseen. */
async function readText(file: File): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

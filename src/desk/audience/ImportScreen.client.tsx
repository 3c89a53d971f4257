'use client';
/**
 * Brings people in from a file, in three steps that stay on the screen: the file, what its columns say
 * and how the people agreed, and a dry run. Only then is there a button that changes anything.
 */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { audience } from '#subscribers/index.ts';
import type { ImportMapping } from '#subscribers/pure.ts';
import { PageHead } from '../look/PageHead.tsx';
import { type ApiAnswer, callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { AudienceTabs } from './AudienceTabs.tsx';
import { type Given, ImportFile } from './ImportFile.client.tsx';
import { ImportMeaning, type Meaning } from './ImportMeaning.client.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import type { Read } from './import-answers.ts';
import { PastImports } from './PastImports.tsx';

type Props = {
  letters: { slug: string; name: string }[];
  imports: audience.PastImport[];
};

type Unread = { kind: 'unread'; problem: { words: string } };

export function ImportScreen({ letters, imports }: Props) {
  const router = useRouter();
  const [given, setGiven] = useState<Given | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [meaning, setMeaning] = useState<Meaning | null>(null);
  const [check, setCheck] = useState<audience.ImportCheck | null>(null);
  const [done, setDone] = useState<audience.ImportResult | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function ask<T extends { kind: string }>(path: string, body: unknown): Promise<T | null> {
    setBusy(true);
    setTrouble(null);
    const answer: ApiAnswer<T | Unread> = await callDesk('POST', path, { body });
    setBusy(false);
    if (answer.kind !== 'ok') {
      setTrouble(troubleWords(answer));
      return null;
    }
    if (answer.data.kind === 'unread' && 'problem' in answer.data) {
      setTrouble(answer.data.problem.words);
      return null;
    }
    return answer.data as T;
  }

  const open = async (file: Given) => {
    setGiven(file);
    setCheck(null);
    setDone(null);
    setRead(null);
    const { text, hasNames } = file;
    const answer = await ask<Read>('audience/import/read', { text, hasNames });
    if (!answer) return;
    setRead(answer);
    setMeaning({ mapping: answer.guess, letters: [], words: '' });
  };
  const dryRun = async (said: Meaning) => {
    if (!given) return;
    setMeaning(said);
    setCheck(null);
    setDone(null);
    const { text, hasNames } = given;
    const { mapping, letters: chosen } = said;
    const body = { text, hasNames, mapping, letters: chosen };
    setCheck(await ask<audience.ImportCheck>('audience/import/check', body));
  };
  const bringIn = async (mapping: ImportMapping) => {
    if (!given || !meaning || !check) return;
    const people = check.counts.new.toLocaleString('en-GB');
    const isMeant = await confirmOnce({
      heading: `Bring ${people} people in?`,
      consequence:
        'They get the letters you chose from the next issue on. Nothing is mailed to them now. What you wrote is kept as the evidence that they agreed.',
      deed: `Bring ${people} in`,
    });
    if (!isMeant) return;
    const result = await ask<audience.ImportResult>('audience/import', {
      ...given,
      ...meaning,
      mapping,
    });
    if (!result) return;
    setDone(result);
    setCheck(null);
    setGiven(null);
    setRead(null);
    router.refresh();
  };

  return (
    <>
      <PageHead
        heading="Bring people in"
        about="From a CSV file, with how they agreed. Nothing is mailed to them, and whoever left stays away."
      />
      <AudienceTabs here="import" />
      <Stack gap="xl">
        {done ? (
          <Alert role="status" color="green" title="They are in">
            {done.added.toLocaleString('en-GB')} came in. {done.already.toLocaleString('en-GB')} had
            it already, {done.left.toLocaleString('en-GB')} had left,{' '}
            {done.suppressed.toLocaleString('en-GB')} are never written to, and{' '}
            {done.wrong.toLocaleString('en-GB')} lines were not right.
          </Alert>
        ) : null}
        <ImportFile onGiven={open} isBusy={isBusy} name={given?.file ?? null} />
        {trouble ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {trouble}
          </Text>
        ) : null}
        {read && meaning ? (
          <ImportMeaning
            key={`${given?.file} ${read.lines} ${given?.hasNames}`}
            read={read}
            letters={letters}
            meaning={meaning}
            isBusy={isBusy}
            onSaid={dryRun}
          />
        ) : null}
        {check && meaning ? (
          <section aria-labelledby="dry-run">
            <ImportOutcome check={check} />
            <Button
              mt="md"
              loading={isBusy}
              disabled={check.counts.new === 0}
              onClick={() => bringIn(meaning.mapping)}
            >
              {check.counts.new === 0
                ? 'There is nobody to bring in'
                : `Bring ${check.counts.new.toLocaleString('en-GB')} in…`}
            </Button>
          </section>
        ) : null}
        <PastImports imports={imports} />
      </Stack>
    </>
  );
}

function troubleWords(answer: Exclude<ApiAnswer<unknown>, { kind: 'ok' }>): string {
  return answer.kind === 'too-large'
    ? 'The file is larger than 20 MB. Divide it and bring in the parts one after another.'
    : failureWords(answer);
}

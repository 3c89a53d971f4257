'use client';
/** What was wrong in a story, told to readers. It is added to and never changed, so the form says so. */
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { drafting } from '#articles/index.ts';
import { correctionLimit } from '#articles/pure.ts';
import { When } from '../../look/DeskClock.client.tsx';
import { Nothing } from '../../look/Nothing.tsx';
import { Trouble } from '../../look/Trouble.client.tsx';
import { type Sent, useDeskRead } from '../../shell/useDeskRead.client.tsx';
import notes from '../NotesPanel.module.css';
import type { Act } from '../PlanPanel.client.tsx';
import type { Correction, storyApi } from '../story-api.ts';

type Known = Sent<Extract<drafting.StoryCorrections, { kind: 'found' }>>;

type Props = {
  id: number;
  /** Readers have seen it at some time, so there is something to correct. */
  wasPublished: boolean;
  /** Read anew when it changes: a correction can come with a publication. */
  version: string;
  mayCorrect: boolean;
  api: ReturnType<typeof storyApi>;
  act: Act;
};

export function Corrections({ id, wasPublished, version, mayCorrect, api, act }: Props) {
  const { data, trouble, again } = useDeskRead<Known>(`stories/${id}/corrections`, version);
  const [isOpen, setOpen] = useState(false);
  if (trouble) return <Trouble words={trouble} onAgain={again} />;
  if (!data) return null;
  const { corrections } = data;
  const write =
    wasPublished && mayCorrect && !isOpen ? (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Write a correction
      </Button>
    ) : null;
  return (
    <>
      {corrections.length === 0 && !isOpen ? (
        <Nothing
          size="small"
          what="Nothing was corrected."
          teach={
            wasPublished
              ? 'What was wrong is said under the story and on the corrections page, and stays there.'
              : 'Once readers have seen the story, what was wrong in it is said here.'
          }
          action={write}
        />
      ) : null}
      {isOpen ? (
        <CorrectionForm
          onCancel={() => setOpen(false)}
          onWrite={async (correction) => {
            const done = 'Readers see it under the story and on the corrections page.';
            if (!(await act(api.correct(correction), done))) return;
            setOpen(false);
            again();
          }}
        />
      ) : null}
      {corrections.length > 0 ? (
        <>
          <ol className={notes.notes} aria-label="Corrections">
            {corrections.map(({ id: key, kind, text, at, by }) => (
              <li key={key}>
                <div className={notes.head}>
                  <strong>{kindWords[kind]}</strong> <When at={at} />, {by ?? 'a content file'}
                </div>
                <p>{text}</p>
              </li>
            ))}
          </ol>
          {write}
        </>
      ) : null}
      {wasPublished ? (
        <p className={notes.head}>
          <a href="/corrections" target="_blank" rel="noreferrer">
            The corrections page
          </a>
        </p>
      ) : null}
    </>
  );
}

const kindWords = { correction: 'Correction', clarification: 'Clarification' };

type FormProps = { onWrite: (correction: Correction) => Promise<void>; onCancel: () => void };

function CorrectionForm({ onWrite, onCancel }: FormProps) {
  const [kind, setKind] = useState<Correction['kind']>('correction');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') {
      setProblem('Say what was wrong and what is right.');
      document.getElementById('correction-text')?.focus();
      return;
    }
    setSending(true);
    await onWrite({ kind, text: text.trim() });
    setSending(false);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <Radio.Group
          label="What it is"
          value={kind}
          onChange={(value) => setKind(value === 'clarification' ? value : 'correction')}
        >
          <Stack gap={4} mt={4}>
            <Radio value="correction" label="A correction: it was wrong" data-autofocus />
            <Radio value="clarification" label="A clarification: it could mislead" />
          </Stack>
        </Radio.Group>
        <Textarea
          id="correction-text"
          label="What was wrong, and what is right"
          description="Readers see it at once. It is never changed or removed."
          value={text}
          maxLength={correctionLimit}
          error={problem}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem('');
          }}
        />
        <div>
          <Button type="submit" size="compact-md" loading={isSending}>
            Tell readers
          </Button>{' '}
          <Button size="compact-md" variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </Stack>
    </form>
  );
}

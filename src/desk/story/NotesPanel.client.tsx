'use client';
/** What the desk says to each other about a story. Readers never see it. `@name` calls somebody. */
import { Button, Group, Chip as Pick, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import styles from './NotesPanel.module.css';
import type { Act } from './PlanPanel.client.tsx';
import type { storyApi } from './story-api.ts';

export type Note = { id: number; author: string; text: string; at: Date; mentions: string[] };

type Props = {
  notes: readonly Note[];
  staff: { staffId: string; name: string }[];
  api: ReturnType<typeof storyApi>;
  act: Act;
};

export function NotesPanel({ notes, staff, api, act }: Props) {
  const [text, setText] = useState('');
  const [called, setCalled] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') {
      setProblem('Write what you want to say.');
      document.getElementById('note-text')?.focus();
      return;
    }
    if (await act(api.note({ text: text.trim(), mentions: called }), 'The note is on the story.')) {
      setText('');
      setCalled([]);
    }
  };
  return (
    <Stack gap="md">
      <form onSubmit={send} noValidate>
        <Textarea
          id="note-text"
          label="A note to the desk"
          value={text}
          error={problem}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem('');
          }}
        />
        <fieldset className={styles.call}>
          <legend>Call</legend>
          <Pick.Group multiple value={called} onChange={setCalled}>
            <Group gap={4}>
              {staff.map(({ staffId, name }) => (
                <Pick key={staffId} value={staffId} size="xs" variant="outline">
                  {name}
                </Pick>
              ))}
            </Group>
          </Pick.Group>
        </fieldset>
        <Button type="submit" size="compact-md" mt="xs">
          Add the note
        </Button>
      </form>
      {notes.length === 0 ? (
        <Nothing
          size="small"
          what="No notes yet."
          teach="What you agree on stays with the story: who calls whom, what is still open."
        />
      ) : (
        <ol className={styles.notes}>
          {notes.map(({ id, author, text: said, at, mentions }) => (
            <li key={id}>
              <div className={styles.head}>
                <strong>{author}</strong> <When at={at} />
              </div>
              <p>{said}</p>
              {mentions.length > 0 ? (
                <div className={styles.head}>to {mentions.join(', ')}</div>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}

'use client';
/** Every revision of a story that the history shows: who made it and when, to compare, name or restore. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Chip } from '../../look/Chip.tsx';
import { When } from '../../look/DeskClock.client.tsx';
import { Trouble } from '../../look/Trouble.client.tsx';
import { useDeskRead } from '../../shell/useDeskRead.client.tsx';
import type { Act } from '../PlanPanel.client.tsx';
import type { storyApi } from '../story-api.ts';
import styles from './history.module.css';
import { type Entry, liveMark, marksOf, whoWords } from './revision-words.ts';

/** The rest is shown when it is asked for. */
const shownFirst = 12;
const nameLimit = 80;

type Props = {
  id: number;
  /** The head, as the editor knows it; another one means there is more to show. */
  revision: number;
  liveRevision: number | null;
  mayEdit: boolean;
  api: ReturnType<typeof storyApi>;
  act: Act;
  onCompare: (revision: number) => void;
  onRestore: (revision: number) => void;
};

export function Revisions(props: Props) {
  const { id, revision, liveRevision, api, act } = props;
  const path = `stories/${id}/revisions`;
  const { data, trouble, again } = useDeskRead<{ entries: Entry[] }>(
    path,
    `${revision} ${liveRevision}`,
  );
  const [isWhole, setWhole] = useState(false);
  const [naming, setNaming] = useState<number | null>(null);
  if (trouble) return <Trouble words={trouble} onAgain={again} />;
  if (!data) return <p className={styles.head}>Reading the history…</p>;
  const shown = isWhole ? data.entries : data.entries.slice(0, shownFirst);
  const rest = data.entries.length - shown.length;
  return (
    <>
      <ol className={styles.entries} aria-label="Revisions">
        {shown.map((entry) => (
          <li key={entry.revision}>
            <Revision {...props} entry={entry} onName={() => setNaming(entry.revision)} />
            {naming === entry.revision ? (
              <Naming
                entry={entry}
                onCancel={() => setNaming(null)}
                onName={async (name) => {
                  const done = `Revision ${entry.revision} is called “${name}”, and kept for good.`;
                  if (!(await act(api.nameRevision(entry.revision, name), done))) return;
                  setNaming(null);
                  again();
                }}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          Show {rest} more
        </Button>
      ) : null}
    </>
  );
}

type RevisionProps = Props & { entry: Entry; onName: () => void };

function Revision({ entry, mayEdit, onCompare, onRestore, onName }: RevisionProps) {
  const { revision, name, at, saves, isHead } = entry;
  const marks = marksOf(entry);
  return (
    <>
      {name ? <p className={styles.name}>{name}</p> : null}
      <div className={styles.head}>
        <strong>{whoWords(entry)}</strong> <When at={at} />, revision {revision}
        {saves > 1 ? `, ${saves} saves in one` : ''}
      </div>
      {marks.length > 0 ? (
        <div className={styles.marks}>
          {marks.map((mark) => (
            <Chip key={mark} tone={mark === liveMark ? 'good' : 'quiet'}>
              {mark}
            </Chip>
          ))}
        </div>
      ) : null}
      <div className={styles.deeds}>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Compare revision ${revision}`}
          onClick={() => onCompare(revision)}
        >
          Compare
        </Button>
        {mayEdit && !isHead ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Restore revision ${revision}`}
            onClick={() => onRestore(revision)}
          >
            Restore
          </Button>
        ) : null}
        {mayEdit ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${name ? 'Rename' : 'Name'} revision ${revision}`}
            onClick={onName}
          >
            {name ? 'Rename' : 'Name'}
          </Button>
        ) : null}
      </div>
    </>
  );
}

type NamingProps = { entry: Entry; onCancel: () => void; onName: (name: string) => Promise<void> };

function Naming({ entry, onCancel, onName }: NamingProps) {
  const [name, setName] = useState(entry.name ?? '');
  const [problem, setProblem] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') setProblem('Give it a name.');
    else await onName(name.trim());
  };
  return (
    <form className={styles.naming} onSubmit={submit} noValidate>
      <TextInput
        size="xs"
        label={`Name of revision ${entry.revision}`}
        placeholder="As counsel read it"
        value={name}
        maxLength={nameLimit}
        error={problem}
        autoFocus
        onChange={(event) => {
          setName(event.currentTarget.value);
          setProblem('');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
        }}
      />
      <Button type="submit" size="xs">
        Name it
      </Button>
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}

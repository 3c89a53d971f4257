'use client';
/** Any two revisions of a story against each other, and the way back to the earlier one. */
import { Button, Modal, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { drafting } from '#articles/index.ts';
import { useDeskClock } from '../../look/DeskClock.client.tsx';
import { Trouble } from '../../look/Trouble.client.tsx';
import { whenWords } from '../../look/when.ts';
import { type Sent, useDeskRead } from '../../shell/useDeskRead.client.tsx';
import { Difference, type Layout } from './Difference.tsx';
import styles from './history.module.css';
import { againstWhat, choiceWords, type Entry } from './revision-words.ts';

type Compared = Sent<Extract<drafting.CompareResult, { kind: 'found' }>>;

type Props = {
  id: number;
  /** What is looked at first; the other side is chosen by what it is. */
  revision: number;
  mayRestore: boolean;
  onRestore: (revision: number) => void;
  onClose: () => void;
};

export function CompareDialog({ id, revision, mayRestore, onRestore, onClose }: Props) {
  const history = useDeskRead<{ entries: Entry[] }>(`stories/${id}/revisions`);
  const { data, trouble, again } = history;
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false });
  return (
    <Modal opened onClose={onClose} title="Compare revisions" size="72rem" fullScreen={!isWide}>
      {trouble ? <Trouble words={trouble} onAgain={again} /> : null}
      {data ? (
        <Compare
          id={id}
          entries={data.entries}
          first={revision}
          isWide={isWide}
          mayRestore={mayRestore}
          onRestore={onRestore}
        />
      ) : null}
    </Modal>
  );
}

type CompareProps = Pick<Props, 'id' | 'mayRestore' | 'onRestore'> & {
  entries: Entry[];
  first: number;
  isWide: boolean;
};

/** Wide enough for two texts. */
const wide = '(min-width: 48em)';

function Compare({ id, entries, first, isWide, mayRestore, onRestore }: CompareProps) {
  const clock = useDeskClock();
  const [[from, to], choose] = useState(() => inOrder(first, againstWhat(entries, first)));
  const [wanted, setWanted] = useState<Layout>('sides');
  const layout = isWide ? wanted : 'one';
  const { data, trouble, again } = useDeskRead<Compared>(
    `stories/${id}/revisions/compare?from=${from}&to=${to}`,
  );
  const options = entries.map((entry) => ({
    value: String(entry.revision),
    label: choiceWords(entry, whenWords(new Date(entry.at), clock)),
  }));
  const head = entries.find(({ isHead }) => isHead)?.revision;
  const isNew = data !== null && data.from.revision === from && data.to.revision === to;
  const isSame =
    isNew && data.fields.length === 0 && data.body.every(({ kind }) => kind === 'same');
  return (
    <>
      <div className={styles.choices}>
        <NativeSelect
          label="From"
          data={options}
          value={String(from)}
          data-autofocus
          onChange={(event) => choose([Number(event.currentTarget.value), to])}
        />
        <NativeSelect
          label="To"
          data={options}
          value={String(to)}
          onChange={(event) => choose([from, Number(event.currentTarget.value)])}
        />
      </div>
      <div className={styles.tools}>
        {isWide ? (
          <SegmentedControl
            aria-label="Layout"
            value={wanted}
            onChange={(value) => setWanted(value === 'one' ? 'one' : 'sides')}
            data={[
              { value: 'sides', label: 'Side by side' },
              { value: 'one', label: 'In one text' },
            ]}
          />
        ) : (
          <span />
        )}
        {mayRestore && from !== head ? (
          <Button variant="default" onClick={() => onRestore(from)}>
            Restore revision {from}
          </Button>
        ) : null}
      </div>
      {trouble ? <Trouble words={trouble} onAgain={again} /> : null}
      {isSame ? <Text role="status">These two say the same.</Text> : null}
      {isNew && !isSame ? (
        <Difference
          fields={data.fields}
          body={data.body}
          layout={layout}
          names={{ from: `Revision ${from}`, to: `Revision ${to}` }}
        />
      ) : null}
    </>
  );
}

/** The earlier one first. */
function inOrder(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

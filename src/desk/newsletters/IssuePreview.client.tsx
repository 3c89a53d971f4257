'use client';
/** The mail as it will come: wide, on a phone, in the dark, as text; and what stands in its way. */
import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import type { desk } from '#issues/index.ts';
import type { Check } from '#issues/pure.ts';
import { Chip, type Tone } from '../look/Chip.tsx';
import styles from './newsletters.module.css';

const looks = [
  { value: 'wide', label: 'Wide' },
  { value: 'phone', label: 'Phone' },
  { value: 'dark', label: 'Dark' },
  { value: 'text', label: 'Text' },
];

const checkTone: Record<Check['kind'], Tone> = { good: 'good', look: 'wait', stop: 'bad' };
const checkWords: Record<Check['kind'], string> = {
  good: 'Good',
  look: 'Look',
  stop: 'Needed',
};

export function IssuePreview({ preview }: { preview: desk.IssuePreview | null }) {
  const [look, setLook] = useState('wide');
  if (!preview) return <div className={styles.stage}>Getting the mail ready</div>;
  return (
    <Stack gap="md">
      <section aria-labelledby="issue-checks">
        <h2 id="issue-checks" className={styles.heading}>
          Before it goes
        </h2>
        <ul className={styles.checks}>
          {preview.checks.map(({ kind, words }) => (
            <li key={words}>
              <Chip tone={checkTone[kind]}>
                <strong>{checkWords[kind]}</strong> {words}
              </Chip>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Preview">
        <SegmentedControl
          aria-label="How it is shown"
          data={looks}
          value={look}
          onChange={setLook}
          mb="xs"
        />
        <div className={styles.stage}>
          {look === 'text' ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
            <pre className={styles.text} tabIndex={0}>
              {preview.text}
            </pre>
          ) : (
            <iframe
              key={look}
              className={styles.frame}
              data-look={look}
              sandbox=""
              srcDoc={preview.html}
              title="The mail as it will come"
            />
          )}
        </div>
      </section>
    </Stack>
  );
}

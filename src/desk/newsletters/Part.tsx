/** A part of a long form, with its name. */
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './newsletters.module.css';

export function Part({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{legend}</legend>
      <Stack gap="md">{children}</Stack>
    </fieldset>
  );
}

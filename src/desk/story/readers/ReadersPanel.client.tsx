'use client';
/** What readers are given with a story: what was corrected in it, and what stands beside it. */
import type { ComponentProps } from 'react';
import screen from '../StoryScreen.module.css';
import { Corrections } from './Corrections.client.tsx';
import { Related } from './Related.client.tsx';

type Props = ComponentProps<typeof Corrections> & ComponentProps<typeof Related>;

export function ReadersPanel({ isLive, mayRelate, ...corrections }: Props) {
  return (
    <>
      <section className={screen.section} aria-labelledby="readers-corrections">
        <h2 id="readers-corrections">Corrections and clarifications</h2>
        <Corrections {...corrections} />
      </section>
      <section className={screen.section} aria-labelledby="readers-related">
        <h2 id="readers-related">Beside the story</h2>
        <Related id={corrections.id} isLive={isLive} mayRelate={mayRelate} />
      </section>
    </>
  );
}

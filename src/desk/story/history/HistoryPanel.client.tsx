'use client';
/** The texts a story had, and what happened to it: who did what and when, and why when they said so. */
import type { ReactNode } from 'react';
import { When } from '../../look/DeskClock.client.tsx';
import { Nothing } from '../../look/Nothing.tsx';
import styles from '../NotesPanel.module.css';
import screen from '../StoryScreen.module.css';
import { happeningWords } from './happening-words.ts';

export type Happening = {
  kind: string;
  revision: number | null;
  by: string | null;
  at: Date;
  note: string | null;
  details: unknown;
};

/** `children`: its revisions. */
export function HistoryPanel({ events, children }: { events: Happening[]; children: ReactNode }) {
  return (
    <>
      <section className={screen.section} aria-labelledby="history-revisions">
        <h2 id="history-revisions">Revisions</h2>
        {children}
      </section>
      <section className={screen.section} aria-labelledby="history-happenings">
        <h2 id="history-happenings">What happened</h2>
        {events.length === 0 ? (
          <Nothing
            size="small"
            what="Nothing has happened to it yet."
            teach="Who moved, scheduled, published or corrected it, and why a stop was overridden, is kept here."
          />
        ) : (
          <ol className={styles.notes}>
            {events.map((event) => (
              <li key={`${event.kind} ${new Date(event.at).getTime()}`}>
                <div className={styles.head}>
                  <strong>{event.by ?? 'The clock'}</strong> <When at={event.at} />
                </div>
                <p>
                  {happeningWords(event)}
                  {event.note ? `: “${event.note}”` : ''}
                </p>
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  );
}

'use client';
/** A story’s page: its text, and what stands around it. */
import { useState } from 'react';
import type { Draft } from '#articles/pure.ts';
import { When } from '../look/DeskClock.client.tsx';
import { type FilingChoices, FilingPanel } from './FilingPanel.client.tsx';
import { type Happening, HistoryPanel } from './HistoryPanel.client.tsx';
import { StoryScreen, type StoryView } from './StoryScreen.client.tsx';
import styles from './StoryScreen.module.css';

type Props = {
  story: StoryView;
  draft: Draft;
  savedAt: Date;
  savedBy: string | null;
  choices: FilingChoices;
  events: Happening[];
};

export function StoryDesk({ story, draft, savedAt, savedBy, choices, events }: Props) {
  const [filed] = useState(draft);
  return (
    <StoryScreen
      story={story}
      settle={async () => story.revision}
      saved={
        <span>
          saved <When at={savedAt} />
          {savedBy ? ` by ${savedBy}` : null}
        </span>
      }
      editor={
        <article className={styles.text}>
          <h1>{draft.headline}</h1>
          <p>{draft.standfirst}</p>
          <pre>{draft.body}</pre>
        </article>
      }
      filing={
        <FilingPanel
          filed={filed}
          choices={choices}
          mayEdit={false}
          isLive={story.standing.isLive}
          onChange={() => {}}
        />
      }
      history={<HistoryPanel events={events} />}
      onGoTo={() => {}}
    />
  );
}

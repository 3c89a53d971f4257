'use client';
/** What surrounds the text of a story, in tabs: under it on a narrow screen, beside it on a wide one. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { GateList } from './GateList.client.tsx';
import type { Issue } from './gate-words.ts';
import { type Happening, HistoryPanel } from './history/HistoryPanel.client.tsx';
import { Revisions } from './history/Revisions.client.tsx';
import { NotesPanel } from './NotesPanel.client.tsx';
import { type Act, PlanPanel } from './PlanPanel.client.tsx';
import { ReadersPanel } from './readers/ReadersPanel.client.tsx';
import type { StoryView } from './StoryScreen.client.tsx';
import styles from './StoryScreen.module.css';
import type { storyApi } from './story-api.ts';

type Props = {
  story: StoryView;
  tab: string | null;
  onTab: (tab: string | null) => void;
  filing: ReactNode;
  events: Happening[];
  api: ReturnType<typeof storyApi>;
  act: Act;
  onGoTo: (issue: Issue) => void;
  onCompare: (revision: number) => void;
  onRestore: (revision: number) => void;
};

export function StoryPanel(props: Props) {
  const { story, tab, onTab, filing, events, api, act, onGoTo, onCompare, onRestore } = props;
  const { id, issues, rights, standing } = story;
  return (
    <aside className={styles.panel} aria-label="About this story">
      <Tabs id={panelId} value={tab} onChange={onTab} keepMounted={false}>
        <Tabs.List grow mb="sm">
          {panelTabs.map(({ value, name }) => (
            <Tabs.Tab key={value} value={value} px={6}>
              {name}
              {value === 'check' && issues.length > 0 ? ` ${issues.length}` : ''}
              {value === 'notes' && story.notes.length > 0 ? ` ${story.notes.length}` : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="filing">{filing}</Tabs.Panel>
        <Tabs.Panel value="plan">
          <PlanPanel
            plan={story.plan}
            rights={rights}
            isLive={standing.isLive}
            staff={story.staff}
            api={api}
            act={act}
          />
        </Tabs.Panel>
        <Tabs.Panel value="check">
          <GateList issues={issues} onGoTo={onGoTo} />
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <NotesPanel notes={story.notes} staff={story.staff} api={api} act={act} />
        </Tabs.Panel>
        <Tabs.Panel value="readers">
          <ReadersPanel
            id={id}
            wasPublished={story.wasPublished}
            version={`${story.liveRevision}`}
            isLive={standing.isLive}
            mayCorrect={rights.correct}
            mayRelate={rights.relate}
            api={api}
            act={act}
          />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryPanel events={events}>
            <Revisions
              id={id}
              revision={story.revision}
              liveRevision={story.liveRevision}
              mayEdit={rights.edit}
              api={api}
              act={act}
              onCompare={onCompare}
              onRestore={onRestore}
            />
          </HistoryPanel>
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

/** The element of the tabs, for who opens one of them. */
export const panelId = 'story-panel';

export const panelTabs = [
  { value: 'filing', name: 'Filing' },
  { value: 'plan', name: 'Plan' },
  { value: 'check', name: 'Check' },
  { value: 'notes', name: 'Notes' },
  { value: 'readers', name: 'Readers' },
  { value: 'history', name: 'History' },
];

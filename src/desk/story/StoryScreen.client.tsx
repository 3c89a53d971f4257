'use client';
/**
 * A story and everything around it: state and next step in words on top, the text as readers will see
 * it in the middle, the rest in a panel that closes.
 */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconDots, IconLayoutSidebarRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import type { ApiAnswer } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import { useSafeRefresh } from '../shell/useSafeRefresh.client.tsx';
import { stateWords } from '../stories/state-words.ts';
import type { Issue } from './gate-words.ts';
import { CompareDialog } from './history/CompareDialog.client.tsx';
import type { Happening } from './history/HistoryPanel.client.tsx';
import type { Note } from './NotesPanel.client.tsx';
import { nextStep, otherSteps, type Standing, type Step, waitingWords } from './next-step.ts';
import type { Plan, PlanRights } from './PlanPanel.client.tsx';
import { PreviewDialog } from './PreviewDialog.client.tsx';
import { PublishDialog } from './PublishDialog.client.tsx';
import { refusedWords } from './refused-words.ts';
import { panelId, panelTabs, StoryPanel } from './StoryPanel.client.tsx';
import styles from './StoryScreen.module.css';
import { sendPublication } from './send-publication.ts';
import { storyApi } from './story-api.ts';
import { useBarHeight } from './useBarHeight.client.tsx';
import { WithdrawDialog } from './WithdrawDialog.client.tsx';

export type StoryView = {
  id: number;
  headline: string;
  url: string;
  revision: number;
  /** The number of the revision readers see. */
  liveRevision: number | null;
  wasPublished: boolean;
  standing: Standing;
  plan: Plan;
  rights: PlanRights & {
    edit: boolean;
    withdraw: boolean;
    override: boolean;
    correct: boolean;
    relate: boolean;
  };
  issues: Issue[];
  notes: Note[];
  staff: { staffId: string; name: string }[];
};

/** What is asked before it is done. What is published is the revision that was checked. */
type Dialog =
  | { kind: 'publish'; revision: number; issues: Issue[] }
  | { kind: 'withdraw' }
  | { kind: 'preview' };

type Props = {
  story: StoryView;
  /** Saves what is being typed; resolves to the number of the revision that holds it. */
  settle: () => Promise<number | null>;
  saved: ReactNode;
  /** Who else is in it. */
  present: ReactNode;
  editor: ReactNode;
  filing: ReactNode;
  events: Happening[];
  /** The server has another head than the editor: it is to be shown. */
  onMoved: () => Promise<void>;
  onGoTo: (where: Issue['where']) => void;
};

export function StoryScreen(props: Props) {
  const { story, settle, saved, present, editor, filing, events, onMoved, onGoTo } = props;
  const { id, headline, url, standing, rights } = story;
  const refresh = useSafeRefresh();
  const api = storyApi(id);
  const [panel, setPanel] = useLocalStorage({ key: 'desk-story-panel', defaultValue: 'open' });
  const [tab, setTab] = useState<string | null>('filing');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  /** Over another dialog: what is published can be read against what readers have. */
  const [compared, setCompared] = useState<number | null>(null);
  const isOpen = panel === 'open';
  const bar = useBarHeight();

  const act = async (
    asked: Promise<ApiAnswer<Record<string, unknown>>>,
    done: string,
    undo?: () => void,
  ) => {
    const answer = await asked;
    if (answer.kind === 'ok') toast({ text: done, ...(undo ? { undo } : {}) });
    else toast({ text: refusedWords(answer), tone: 'problem' });
    refresh();
    return answer.kind === 'ok';
  };
  /** Opens the panel at a tab and goes there, which on a narrow screen is under the text. */
  const showPanel = (value: string | null) => {
    setPanel('open');
    setTab(value);
    requestAnimationFrame(() => document.getElementById(`${panelId}-tab-${value}`)?.focus());
  };
  const togglePanel = () => (isOpen ? setPanel('closed') : showPanel(tab));
  const preview = async () => {
    // What could not be saved yet is not in the preview, which says so itself.
    await settle();
    setDialog({ kind: 'preview' });
  };
  const restoreRevision = async (number: number) => {
    setCompared(null);
    const before = await settle();
    if (before === null) {
      toast({ text: 'What you typed is not saved yet. Then restore it.', tone: 'problem' });
      return;
    }
    const done = `The text is as revision ${number} had it. Nothing that was written since is lost.`;
    if (await act(api.restoreRevision(number), done, () => void restoreRevision(before))) {
      await onMoved();
    }
  };
  const goTo = (issue: Issue) => {
    setDialog(null);
    setPanel('open');
    if (['section', 'byline', 'slug', 'topics', 'picture'].includes(issue.where.field)) {
      setTab('filing');
    }
    if (issue.where.field === 'story') setTab('plan');
    // After the dialog has given the focus back.
    setTimeout(() => onGoTo(issue.where), 50);
  };
  const isSettled = async () => {
    if ((await settle()) !== null) return true;
    toast({
      text: 'What you typed is not saved yet. Wait for it, then try again.',
      tone: 'problem',
    });
    return false;
  };
  const take = async (step: Step) => {
    switch (step.act) {
      case 'move': {
        const from = standing.state;
        if (!(await isSettled())) return;
        const { word } = stateWords[step.to];
        await act(api.move(step.to), `The story is in “${word}”.`, () => {
          void act(api.move(from), `The story is in “${stateWords[from].word}” again.`);
        });
        return;
      }
      case 'publish': {
        if (!(await isSettled())) return;
        const checked = await api.check();
        if (checked.kind !== 'ok') {
          toast({ text: failureWords(checked), tone: 'problem' });
          return;
        }
        // The answer has a kind of its own.
        setDialog({ ...checked.data, kind: 'publish' });
        return;
      }
      case 'unschedule':
        await act(api.unschedule(), 'The story is off the schedule. Nothing happens by itself.');
        return;
      case 'restore':
        await act(api.restore(), 'Readers see the story again.', () => {
          void act(api.withdraw('Restored by mistake.'), 'The story is withdrawn again.');
        });
        return;
    }
  };
  const step = nextStep(standing);
  const others = otherSteps(standing);
  const { word, tone } = stateWords[standing.state];
  useShortcuts([
    // Taking it off the schedule is nobody's way forward, and a key pressed twice would do it.
    ...(step && step.act !== 'unschedule'
      ? [
          {
            keys: 'mod+shift+Enter',
            label: step.words.replace('…', ''),
            group: 'This story',
            run: () => void take(step),
          },
          {
            // In the text it is the editor's own: a new paragraph after a block.
            keys: 'mod+Enter',
            label: `${step.words.replace('…', '')}, from outside the text`,
            group: 'This story',
            run: () => void take(step),
          },
        ]
      : []),
    { keys: 'alt+P', label: 'Preview and share', group: 'This story', run: () => void preview() },
    {
      keys: 'alt+C',
      label: 'Compare revisions',
      group: 'This story',
      run: () => setCompared(story.revision),
    },
    {
      keys: 'mod+.',
      label: isOpen ? 'Close the panel' : 'Open the panel',
      group: 'This story',
      run: togglePanel,
    },
    ...panelTabs.map(({ value, name }, index) => ({
      keys: `alt+${index + 1}`,
      label: `Show ${name.toLowerCase()}`,
      group: 'This story',
      run: () => showPanel(value),
    })),
  ]);

  return (
    <>
      <div ref={bar} className={styles.bar}>
        <h1 className="unseen">{headline || 'No headline yet'}</h1>
        <div className={styles.standing}>
          <Chip tone={tone}>{word}</Chip>
          {standing.isLive && standing.state !== 'live' ? <Chip tone="good">Live</Chip> : null}
          {standing.state === 'scheduled' && story.plan.publishAt ? (
            <span>
              goes live <When at={story.plan.publishAt} />
            </span>
          ) : null}
          {saved}
          <span>{waitingWords(standing)}</span>
          {present}
        </div>
        <div className={styles.actions}>
          <Button size="sm" variant="default" onClick={() => void preview()}>
            Preview
          </Button>
          {step ? (
            <Button
              size="sm"
              variant={step.act === 'unschedule' ? 'default' : 'filled'}
              onClick={() => void take(step)}
            >
              {step.words}
            </Button>
          ) : null}
          <Menu position="bottom-end" width={240}>
            <Menu.Target>
              <ActionIcon size={36} variant="default" aria-label="More for this story">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((other) => (
                <Menu.Item key={other.words} onClick={() => void take(other)}>
                  {other.words}
                </Menu.Item>
              ))}
              <Menu.Item onClick={() => setCompared(story.revision)}>Compare revisions…</Menu.Item>
              {standing.isLive ? (
                <Menu.Item component="a" href={url} target="_blank" rel="noreferrer">
                  See it as readers do
                </Menu.Item>
              ) : null}
              {rights.withdraw ? (
                <Menu.Item color="red" onClick={() => setDialog({ kind: 'withdraw' })}>
                  Withdraw…
                </Menu.Item>
              ) : null}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            size={36}
            variant="default"
            aria-label={isOpen ? 'Close the panel' : 'Open the panel'}
            aria-expanded={isOpen}
            onClick={togglePanel}
          >
            <IconLayoutSidebarRight size={18} />
          </ActionIcon>
        </div>
      </div>
      <div className={styles.columns} data-closed={isOpen ? undefined : ''}>
        <div className={styles.editor}>{editor}</div>
        {isOpen ? (
          <StoryPanel
            story={story}
            tab={tab}
            onTab={setTab}
            filing={filing}
            events={events}
            api={api}
            act={act}
            onGoTo={goTo}
            onCompare={setCompared}
            onRestore={(number) => void restoreRevision(number)}
          />
        ) : null}
      </div>
      {dialog?.kind === 'publish' ? (
        <PublishDialog
          headline={headline}
          isLive={standing.isLive}
          planned={{ ...story.plan.publishes, at: story.plan.publishAt }}
          issues={dialog.issues}
          mayOverride={rights.override}
          embargoUntil={story.plan.embargoUntil}
          onGoTo={goTo}
          onCompare={() => setCompared(dialog.revision)}
          onPublish={async (publication) => {
            const problems = await sendPublication(id, dialog, publication);
            if (problems.length === 0) {
              setDialog(null);
              toast({
                text: publication.at ? 'The story is scheduled.' : 'The story is live.',
              });
            }
            refresh();
            return problems;
          }}
          // Escape is heard by every dialog; the one on top is meant.
          onClose={() => compared === null && setDialog(null)}
        />
      ) : null}
      {dialog?.kind === 'preview' ? (
        <PreviewDialog
          story={id}
          isLiveText={story.revision === story.liveRevision}
          mayShare={rights.edit}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {compared === null ? null : (
        <CompareDialog
          id={id}
          revision={compared}
          mayRestore={rights.edit}
          onRestore={(number) => void restoreRevision(number)}
          onClose={() => setCompared(null)}
        />
      )}
      {dialog?.kind === 'withdraw' ? (
        <WithdrawDialog
          onClose={() => setDialog(null)}
          onWithdraw={async (reason) => {
            setDialog(null);
            await act(api.withdraw(reason), 'The story is gone from readers.', () => {
              void act(api.restore(), 'Readers see the story again.');
            });
          }}
        />
      ) : null}
    </>
  );
}

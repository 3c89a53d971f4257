'use client';
/**
 * A story and everything around it: state and next step in words on top, the text as readers will see
 * it in the middle, the rest in a panel that closes.
 */
import { ActionIcon, Button, Menu, Modal, Tabs, Textarea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconDots, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { Chip } from '../look/Chip.tsx';
import { When } from '../look/DeskClock.client.tsx';
import type { FieldProblem } from '../look/ErrorSummary.client.tsx';
import type { ApiAnswer } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import { stateWords } from '../stories/state-words.ts';
import { GateList } from './GateList.client.tsx';
import { type Issue, issueWords } from './gate-words.ts';
import { type Note, NotesPanel } from './NotesPanel.client.tsx';
import { nextStep, otherSteps, type Standing, type Step, waitingWords } from './next-step.ts';
import { type Plan, PlanPanel, type PlanRights } from './PlanPanel.client.tsx';
import { type Publication, PublishDialog } from './PublishDialog.client.tsx';
import styles from './StoryScreen.module.css';
import { storyApi } from './story-api.ts';

export type StoryView = {
  id: number;
  headline: string;
  url: string;
  revision: number;
  standing: Standing;
  plan: Plan;
  rights: PlanRights & { edit: boolean; withdraw: boolean; override: boolean };
  issues: Issue[];
  notes: Note[];
  staff: { staffId: string; name: string }[];
};

/** What is asked before it is done. What is published is the revision that was checked. */
type Dialog = { kind: 'publish'; revision: number; issues: Issue[] } | { kind: 'withdraw' };

type Props = {
  story: StoryView;
  /** Saves what is being typed; resolves to the number of the revision that holds it. */
  settle: () => Promise<number | null>;
  saved: ReactNode;
  editor: ReactNode;
  filing: ReactNode;
  history: ReactNode;
  onGoTo: (where: Issue['where']) => void;
};

export function StoryScreen(props: Props) {
  const { story, settle, saved, editor, filing, history, onGoTo } = props;
  const { id, headline, url, standing, issues, rights } = story;
  const router = useRouter();
  const api = storyApi(id);
  const [panel, setPanel] = useLocalStorage({ key: 'desk-story-panel', defaultValue: 'open' });
  const [tab, setTab] = useState<string | null>('filing');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const isOpen = panel === 'open';

  const act = async (
    asked: Promise<ApiAnswer<Record<string, unknown>>>,
    done: string,
    undo?: () => void,
  ) => {
    const answer = await asked;
    if (answer.kind === 'ok') toast({ text: done, ...(undo ? { undo } : {}) });
    else toast({ text: refusedWords(answer), tone: 'problem' });
    router.refresh();
    return answer.kind === 'ok';
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
  const take = async (step: Step) => {
    switch (step.act) {
      case 'move': {
        const from = standing.state;
        if ((await settle()) === null) return;
        const { word } = stateWords[step.to];
        await act(api.move(step.to), `The story is in “${word}”.`, () => {
          void act(api.move(from), `The story is in “${stateWords[from].word}” again.`);
        });
        return;
      }
      case 'publish': {
        if ((await settle()) === null) return;
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
    ...(step
      ? [
          {
            keys: 'mod+Enter',
            label: step.words.replace('…', ''),
            group: 'This story',
            run: () => void take(step),
          },
        ]
      : []),
    {
      keys: 'mod+.',
      label: isOpen ? 'Close the panel' : 'Open the panel',
      group: 'This story',
      run: () => setPanel(isOpen ? 'closed' : 'open'),
    },
    ...panelTabs.map(({ value, name }, index) => ({
      keys: `alt+${index + 1}`,
      label: `Show ${name.toLowerCase()}`,
      group: 'This story',
      run: () => {
        setPanel('open');
        setTab(value);
      },
    })),
  ]);

  return (
    <>
      <div className={styles.bar}>
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
        </div>
        <div className={styles.actions}>
          {step ? (
            <Button size="sm" onClick={() => void take(step)}>
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
            onClick={() => setPanel(isOpen ? 'closed' : 'open')}
          >
            <IconLayoutSidebarRight size={18} />
          </ActionIcon>
        </div>
      </div>
      <div className={styles.columns} data-closed={isOpen ? undefined : ''}>
        <div className={styles.editor}>{editor}</div>
        {isOpen ? (
          <aside className={styles.panel} aria-label="About this story">
            <Tabs value={tab} onChange={setTab} keepMounted={false}>
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
                <GateList issues={issues} onGoTo={goTo} />
              </Tabs.Panel>
              <Tabs.Panel value="notes">
                <NotesPanel notes={story.notes} staff={story.staff} api={api} act={act} />
              </Tabs.Panel>
              <Tabs.Panel value="history">{history}</Tabs.Panel>
            </Tabs>
          </aside>
        ) : null}
      </div>
      {dialog?.kind === 'publish' ? (
        <PublishDialog
          headline={headline}
          isLive={standing.isLive}
          issues={dialog.issues}
          mayOverride={rights.override}
          embargoUntil={story.plan.embargoUntil}
          onGoTo={goTo}
          onPublish={async (publication) => {
            const problems = await publish(id, dialog, publication);
            if (problems.length === 0) {
              setDialog(null);
              toast({
                text: publication.at ? 'The story is scheduled.' : 'The story is live.',
              });
            }
            router.refresh();
            return problems;
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
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

const panelTabs = [
  { value: 'filing', name: 'Filing' },
  { value: 'plan', name: 'Plan' },
  { value: 'check', name: 'Check' },
  { value: 'notes', name: 'Notes' },
  { value: 'history', name: 'History' },
];

/** Publishes or schedules; what readers are to be told of a change follows it. */
async function publish(
  id: number,
  { revision, issues }: { revision: number; issues: Issue[] },
  publication: Publication,
): Promise<FieldProblem[]> {
  const { at, isMinor, correction, reason } = publication;
  const api = storyApi(id);
  const rules = issues.filter(({ level }) => level === 'stop').map(({ rule }) => rule);
  const override = reason ? { override: { rules: [...new Set(rules)], reason } } : {};
  const answer = at
    ? await api.schedule({ revision, publishAt: at, ...override })
    : await api.publish({ revision, isMinor, ...override });
  if (answer.kind !== 'ok') return [{ words: refusedWords(answer) }];
  if (!correction) return [];
  const told = await api.correct(correction);
  return told.kind === 'ok'
    ? []
    : [{ id: 'publish-note', words: `It is live, but without the note. ${refusedWords(told)}` }];
}

/** Why an operation said no, when it said more than that. */
function refusedWords(answer: Exclude<ApiAnswer<Record<string, unknown>>, { kind: 'ok' }>): string {
  if (answer.kind === 'conflict') {
    const held = heldSchema.safeParse(answer.data);
    if (held.success) return heldWords(held.data);
  }
  if (answer.kind === 'invalid') {
    const code = answer.problems[0]?.code ?? '';
    return invalidWords[code] ?? failureWords(answer);
  }
  return failureWords(answer);
}

const heldSchema = z.object({
  kind: z.string(),
  issues: z
    .array(
      z.object({
        code: z.string(),
        detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .default([]),
});

function heldWords({ kind, issues }: z.infer<typeof heldSchema>): string {
  switch (kind) {
    case 'refused':
      return issues
        .map((issue) => issueWords({ code: issue.code, detail: issue.detail ?? {} }))
        .join(' ');
    case 'moved-on':
      return 'Somebody has saved since. Read the new text, then publish it.';
    case 'embargoed-until':
      return 'It is under embargo until later than that.';
    case 'unchanged':
      return 'Readers see this very text already.';
    case 'no-way':
      return 'A story does not go there from the state it is in now.';
    default:
      return 'The story is not in that state any more. Look again, then decide.';
  }
}

const invalidWords: Record<string, string> = {
  past: 'That moment is over. Choose one that is still to come.',
  'before-publication': 'It cannot be withdrawn before it is live.',
  live: 'Readers see it already.',
  scheduled: 'It is scheduled for before that. Change the schedule first.',
  missing: 'Say why.',
};

type WithdrawProps = { onClose: () => void; onWithdraw: (reason: string) => Promise<void> };

function WithdrawDialog({ onClose, onWithdraw }: WithdrawProps) {
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title="Withdraw this story">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onWithdraw(reason);
        }}
      >
        <p>
          It goes from the site, the feeds, the search and every list at once. Its address says that
          it was withdrawn. You can restore it.
        </p>
        <Textarea
          label="Why"
          description="Stays in the history; readers do not see it."
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Keep it live
          </Button>
          <Button type="submit" color="red.9">
            Withdraw
          </Button>
        </div>
      </form>
    </Modal>
  );
}

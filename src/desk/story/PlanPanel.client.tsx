'use client';
/** Whose a story is, when it is due, when it goes and comes back, and what holds it. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { When } from '../look/DeskClock.client.tsx';
import type { ApiAnswer } from '../shell/api.ts';
import styles from './StoryScreen.module.css';
import type { Correction, storyApi } from './story-api.ts';
import { TimeField } from './TimeField.client.tsx';

export type Plan = {
  assigneeId: string | null;
  dueAt: Date | null;
  publishAt: Date | null;
  /** What readers will be told of the change that is scheduled. */
  publishes: { isMinor: boolean; correction: Correction | null };
  withdrawAt: Date | null;
  embargoUntil: Date | null;
  legalReason: string | null;
};

export type PlanRights = {
  assign: boolean;
  due: boolean;
  embargo: boolean;
  planWithdrawal: boolean;
  openLegalFlag: boolean;
  closeLegalFlag: boolean;
};

/** Does something and says so; refuses in words. */
export type Act = (
  answer: Promise<ApiAnswer<Record<string, unknown>>>,
  done: string,
  undo?: () => void,
) => Promise<boolean>;

type Props = {
  plan: Plan;
  rights: PlanRights;
  isLive: boolean;
  staff: { staffId: string; name: string }[];
  api: ReturnType<typeof storyApi>;
  act: Act;
};

export function PlanPanel({ plan, rights, isLive, staff, api, act }: Props) {
  const { assigneeId, publishAt, publishes } = plan;
  const nameOf = (id: string | null) =>
    staff.find(({ staffId }) => staffId === id)?.name ?? 'nobody';
  const assign = (to: string | null) =>
    act(
      api.assign({ assigneeId: to }),
      to ? `The story is with ${nameOf(to)}.` : 'The story is with nobody.',
      () => void act(api.assign({ assigneeId }), `The story is with ${nameOf(assigneeId)} again.`),
    );
  return (
    <>
      <div className={styles.section}>
        <Select
          id="plan-assignee"
          label="With"
          placeholder="Nobody"
          data={staff.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          value={assigneeId}
          clearable={rights.assign}
          clearButtonProps={{ 'aria-label': 'Take it from them' }}
          searchable
          readOnly={!rights.assign}
          onChange={(to) => to !== assigneeId && void assign(to)}
        />
      </div>
      <Moment
        id="plan-due"
        label="Due"
        value={plan.dueAt}
        mayChange={rights.due}
        onSave={(dueAt) =>
          act(api.assign({ dueAt }), dueAt ? 'The due time is set.' : 'It is due at no time.')
        }
      />
      {publishAt ? (
        <div className={styles.section}>
          <h2>Scheduled</h2>
          <p className={styles.small}>
            Goes live <When at={publishAt} />, as it was when it was scheduled
            {publishes.isMinor ? ', as a minor edit' : ''}.
          </p>
          {publishes.correction ? (
            <p className={styles.small}>
              {publishes.correction.kind === 'correction'
                ? 'With it goes a correction: '
                : 'With it goes a clarification: '}
              {publishes.correction.text}
            </p>
          ) : null}
        </div>
      ) : null}
      {isLive ? null : (
        <Moment
          id="plan-embargo"
          label="Embargo until"
          about="Nobody can publish it before."
          value={plan.embargoUntil}
          mayChange={rights.embargo}
          onSave={(until) =>
            act(api.embargo(until), until ? 'The embargo is set.' : 'The embargo is lifted.')
          }
        />
      )}
      {isLive || publishAt ? (
        <Moment
          id="plan-withdrawal"
          label="Withdraw at"
          about="Then it goes from readers by itself."
          value={plan.withdrawAt}
          mayChange={rights.planWithdrawal}
          onSave={(at) =>
            act(api.planWithdrawal(at), at ? 'It will be withdrawn by itself.' : 'It stays.')
          }
        />
      ) : null}
      <LegalFlag reason={plan.legalReason} rights={rights} api={api} act={act} />
    </>
  );
}

type MomentProps = {
  id: string;
  label: string;
  about?: string;
  value: Date | null;
  mayChange: boolean;
  onSave: (at: Date | null) => Promise<boolean>;
};

function Moment({ id, label, about, value, mayChange, onSave }: MomentProps) {
  const [at, setAt] = useState(value);
  if (!mayChange && !value) return null;
  const isChanged = at?.getTime() !== value?.getTime();
  return (
    <div className={styles.section}>
      <TimeField
        key={value?.getTime() ?? 'none'}
        id={id}
        label={label}
        value={value}
        readOnly={!mayChange}
        onChange={setAt}
        {...(about ? { about } : {})}
      />
      {mayChange && (isChanged || value) ? (
        <Group gap={6} mt={6}>
          {isChanged && at ? (
            <Button size="compact-sm" onClick={() => void onSave(at)}>
              Set
            </Button>
          ) : null}
          {value ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setAt(null);
                void onSave(null);
              }}
            >
              Clear
            </Button>
          ) : null}
        </Group>
      ) : null}
    </div>
  );
}

type LegalProps = Pick<Props, 'rights' | 'api' | 'act'> & { reason: string | null };

function LegalFlag({ reason, rights, api, act }: LegalProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const may = reason ? rights.closeLegalFlag : rights.openLegalFlag;
  if (!may && !reason) return null;
  const send = async () => {
    if (text.trim() === '') {
      setProblem(reason ? 'Say what the lawyers said.' : 'Say what they must look at.');
      document.getElementById('plan-legal')?.focus();
      return;
    }
    const done = reason
      ? await act(api.closeLegalFlag(text), 'The legal flag is closed.')
      : await act(
          api.openLegalFlag(text),
          'The legal flag is open: nobody publishes it unnoticed.',
        );
    if (done) setText('');
  };
  return (
    <div className={styles.section}>
      <h2>Legal</h2>
      {reason ? (
        <Text size="sm" mb={6}>
          The lawyers are to look at it first: {reason}
        </Text>
      ) : null}
      {may ? (
        <Stack gap={6}>
          <TextInput
            id="plan-legal"
            label={reason ? 'What the lawyers said' : 'What the lawyers must look at'}
            value={text}
            error={problem}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setProblem('');
            }}
          />
          <Button size="compact-sm" variant="default" w="fit-content" onClick={() => void send()}>
            {reason ? 'Close the legal flag' : 'Open a legal flag'}
          </Button>
        </Stack>
      ) : null}
    </div>
  );
}

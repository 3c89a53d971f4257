'use client';
/**
 * The last look before readers: when, what the gate says, and — when readers know the story already —
 * what was wrong. A stop is overridden with a reason that stays in the history, or not at all.
 */
import { Button, Checkbox, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { correctionLimit } from '#articles/pure.ts';
import { ErrorSummary, type FieldProblem } from '../look/ErrorSummary.client.tsx';
import { GateList } from './GateList.client.tsx';
import type { Issue } from './gate-words.ts';
import { publishAtField } from './send-publication.ts';
import { TimeField } from './TimeField.client.tsx';

export type Publication = {
  /** Null: now. */
  at: Date | null;
  isMinor: boolean;
  correction: { kind: 'correction' | 'clarification'; text: string } | null;
  /** Why the stops do not stop it. */
  reason: string | null;
};

type Props = {
  headline: string;
  /** Readers see an earlier text of it. */
  isLive: boolean;
  /** What is scheduled already: to be moved, or sent now. */
  planned: Pick<Publication, 'at' | 'isMinor' | 'correction'>;
  issues: readonly Issue[];
  mayOverride: boolean;
  embargoUntil: Date | null;
  onGoTo: (issue: Issue) => void;
  /** Shows what changes for readers. */
  onCompare: () => void;
  /** Resolves to what stands in the way; nothing when it was done. */
  onPublish: (publication: Publication) => Promise<FieldProblem[]>;
  onClose: () => void;
};

type Note = 'none' | 'minor' | 'correction' | 'clarification';

export function PublishDialog(props: Props) {
  const { headline, isLive, planned, issues, mayOverride, embargoUntil } = props;
  const { onGoTo, onCompare, onPublish, onClose } = props;
  const [when, setWhen] = useState<'now' | 'at'>(embargoUntil || planned.at ? 'at' : 'now');
  const [at, setAt] = useState<Date | null>(planned.at ?? embargoUntil);
  const [note, setNote] = useState<Note>(
    planned.correction?.kind ?? (planned.isMinor ? 'minor' : 'none'),
  );
  const [text, setText] = useState(planned.correction?.text ?? '');
  const [overrides, setOverrides] = useState(false);
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [settled, setSettled] = useState<string[]>([]);
  const [isSending, setSending] = useState(false);

  const stops = issues.filter(({ level }) => level === 'stop');
  const isStopped = stops.length > 0 && !(mayOverride && overrides);

  const check = (): FieldProblem[] => [
    ...(when === 'at' && !at ? [{ id: publishAtField, words: 'Say when it is to go live.' }] : []),
    ...(isLive && isTold(note) && text.trim() === ''
      ? [{ id: 'publish-note', words: 'Say what was wrong and what is right.' }]
      : []),
    ...(overrides && stops.length > 0 && reason.trim() === ''
      ? [{ id: 'publish-reason', words: 'Say why it may be published anyway.' }]
      : []),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSettled([]);
    const own = check();
    if (own.length > 0) {
      setProblems(own);
      return;
    }
    setSending(true);
    setProblems(
      await onPublish({
        at: when === 'at' ? at : null,
        isMinor: isLive && note === 'minor',
        correction: isLive && isTold(note) ? { kind: note, text: text.trim() } : null,
        reason: stops.length > 0 ? reason.trim() : null,
      }),
    );
    setSending(false);
  };
  /** What is being put right is no longer held against anybody; the summary stays as it was read. */
  const settle = (id: string) => setSettled((before) => [...before, id]);
  const errorOf = (id: string) =>
    settled.includes(id) ? undefined : problems.find((problem) => problem.id === id)?.words;

  return (
    <Modal opened onClose={onClose} title={isLive ? 'Publish the changes' : 'Publish'} size="lg">
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          heading={when === 'at' ? 'It was not scheduled' : 'It was not published'}
          problems={problems}
        />
        <Text size="lg" ff="var(--desk-serif)" fw={500} mb={isLive ? 4 : 'md'}>
          {headline}
        </Text>
        {isLive ? (
          <Button size="compact-sm" variant="default" mb="md" onClick={onCompare}>
            See what changes for readers
          </Button>
        ) : null}
        <Stack gap="md">
          <Radio.Group
            label="When"
            value={when}
            onChange={(value) => setWhen(value === 'at' ? 'at' : 'now')}
          >
            <Stack gap={6} mt={6}>
              <Radio value="now" label="Now" disabled={embargoUntil !== null} data-autofocus />
              <Radio value="at" label="At a time" />
            </Stack>
          </Radio.Group>
          {when === 'at' ? (
            <TimeField
              id={publishAtField}
              label="Goes live at"
              value={at}
              onChange={(moment) => {
                setAt(moment);
                settle(publishAtField);
              }}
              error={errorOf(publishAtField)}
              {...(embargoUntil ? { about: 'Not before the embargo ends.' } : {})}
            />
          ) : null}
          {isLive ? (
            <>
              <Radio.Group
                label="What readers are told"
                value={note}
                onChange={(value) => setNote(notes.find((each) => each === value) ?? 'none')}
              >
                <Stack gap={6} mt={6}>
                  <Radio value="none" label="An update: shown as changed, without a note" />
                  <Radio value="minor" label="A minor edit: not shown as a change" />
                  <Radio value="correction" label="A correction: it was wrong" />
                  <Radio value="clarification" label="A clarification: it could mislead" />
                </Stack>
              </Radio.Group>
              {isTold(note) ? (
                <Textarea
                  id="publish-note"
                  label="What was wrong, and what is right"
                  description="Stands under the story and on the corrections page, and is never removed."
                  value={text}
                  maxLength={correctionLimit}
                  error={errorOf('publish-note')}
                  onChange={(event) => {
                    setText(event.currentTarget.value);
                    settle('publish-note');
                  }}
                />
              ) : null}
            </>
          ) : null}
          <div>
            <Text size="sm" fw="var(--mantine-font-weight-medium)" mb={4}>
              Before it goes
            </Text>
            <GateList issues={issues} onGoTo={onGoTo} />
          </div>
          {stops.length > 0 && mayOverride ? (
            <Checkbox
              label="Publish it anyway"
              checked={overrides}
              onChange={(event) => setOverrides(event.currentTarget.checked)}
            />
          ) : null}
          {stops.length > 0 && overrides ? (
            <Textarea
              id="publish-reason"
              label="Why it may be published anyway"
              description="Your name and this reason stay in the story’s history."
              value={reason}
              error={errorOf('publish-reason')}
              onChange={(event) => {
                setReason(event.currentTarget.value);
                settle('publish-reason');
              }}
            />
          ) : null}
        </Stack>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          <Button type="submit" loading={isSending} disabled={isStopped}>
            {buttonWords(when, isLive)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Whether readers are told in words. */
function isTold(note: Note): note is 'correction' | 'clarification' {
  return note === 'correction' || note === 'clarification';
}

const notes: Note[] = ['none', 'minor', 'correction', 'clarification'];

function buttonWords(when: 'now' | 'at', isLive: boolean): string {
  if (when === 'at') return 'Schedule';
  return isLive ? 'Publish the changes' : 'Publish now';
}

'use client';
/**
 * Writes an issue: its words and stories on the left, the mail as it will come on the right. Nothing
 * goes out before “Send” was confirmed with the exact number of people.
 */
import { Button, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { desk } from '#issues/index.ts';
import { issueLimits, wiseSubjectLength } from '#issues/pure.ts';
import type { FillRule } from '#newsletters/pure.ts';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import { IssuePreview } from './IssuePreview.client.tsx';
import { IssueStories } from './IssueStories.client.tsx';
import type { LetterPlaces } from './letter-fields.ts';
import styles from './newsletters.module.css';
import { type Saving, useIssueDraft } from './useIssueDraft.client.tsx';
import { WhenItGoes } from './WhenItGoes.client.tsx';

type Props = {
  issue: desk.DeskDraft;
  rule: FillRule;
  places: Pick<LetterPlaces, 'sections' | 'formats'>;
};

export function IssueWriter({ issue, rule, places }: Props) {
  const router = useRouter();
  const { draft, saving, preview, save, change, version } = useIssueDraft(issue);
  const [isSending, setSending] = useState(false);
  const { letter, id } = issue;
  const home = `/desk/newsletters/${letter.slug}`;
  const segment = issue.segments.find((one) => one.id === draft.segment);
  const isReady =
    saving === 'saved' && preview !== null && !preview.checks.some(({ kind }) => kind === 'stop');

  const trial = async () => {
    const answer = await callDesk<{ to: string }>('POST', `issues/${id}/trial`);
    if (answer.kind === 'ok') toast({ text: `A trial is on its way to ${answer.data.to}.` });
    else toast({ tone: 'problem', text: failureWords(answer) });
  };
  const discard = async () => {
    const isMeant = await confirmOnce({
      heading: 'Throw this draft away?',
      consequence: 'Its words and its choice of stories are gone. Nobody has got it.',
      deed: 'Throw it away',
    });
    if (!isMeant) return;
    const answer = await callDesk('DELETE', `issues/${id}`);
    if (answer.kind === 'ok') router.push(home);
    else toast({ tone: 'problem', text: failureWords(answer) });
  };
  const send = async () => {
    if (!preview || !isReady || isSending) return;
    const people = preview.recipients === 1 ? '1 person' : `${preview.recipients} people`;
    const isMeant = await confirmOnce({
      heading: `Send “${draft.subject}”?`,
      consequence: `${letter.name} goes to ${people}${segment ? ` of the segment “${segment.name}”` : ''}. From then on its words cannot be changed; it can be paused and cancelled.`,
      deed: `Send to ${people}`,
    });
    if (!isMeant) return;
    setSending(true);
    const answer = await callDesk<{ kind: string; recipients: number }>(
      'POST',
      `issues/${id}/send`,
      {
        body: {
          version: version.current,
          recipients: preview.recipients,
          sendKey: crypto.randomUUID(),
        },
      },
    );
    setSending(false);
    if (answer.kind !== 'ok') {
      toast({ tone: 'problem', text: failureWords(answer) });
    } else if (answer.data.kind === 'sending') {
      toast({ text: `It is being sent to ${people}.` });
      router.refresh();
    } else {
      toast({ tone: 'problem', text: unsentWords(answer.data) });
      await save();
    }
  };
  useShortcuts([
    { keys: 'mod+S', label: 'Save the issue', group: 'Issue', run: () => void save() },
  ]);

  return (
    <>
      <PageHead
        heading={draft.subject || 'A new issue'}
        about={
          <>
            <a href={home}>{letter.name}</a> · Draft ·{' '}
            <span role="status">{savingWords(saving)}</span>
          </>
        }
        actions={
          <>
            <Button variant="subtle" onClick={discard}>
              Throw away
            </Button>
            <Button variant="default" disabled={saving !== 'saved'} onClick={trial}>
              Send me a trial
            </Button>
            <Button disabled={!isReady} loading={isSending} onClick={send}>
              {preview ? `Send to ${preview.recipients}…` : 'Send…'}
            </Button>
          </>
        }
      />
      <div className={styles.columns}>
        <Stack gap="md">
          <TextInput
            label="Subject"
            description={subjectHint(draft.subject)}
            value={draft.subject}
            maxLength={issueLimits.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
          />
          <TextInput
            label="Beside the subject, in the inbox"
            description="The first line people see of it. Say what the subject does not."
            value={draft.preheader}
            maxLength={issueLimits.preheader}
            onChange={(event) => change({ preheader: event.currentTarget.value })}
          />
          <Textarea
            label="Introduction"
            description="In Markdown, as in stories."
            value={draft.intro}
            maxLength={issueLimits.intro}
            autosize
            minRows={6}
            onChange={(event) => change({ intro: event.currentTarget.value })}
          />
          <IssueStories
            issueId={id}
            rule={rule}
            places={places}
            known={issue.stories}
            chosen={draft.stories}
            onChange={(stories) => change({ stories })}
          />
          <NativeSelect
            label="Goes to"
            description={
              issue.segments.length === 0
                ? 'A filter of the audience that is kept under a name can be chosen here.'
                : 'Of those who get this letter.'
            }
            data={[
              { value: '', label: 'Everybody who gets this letter' },
              ...issue.segments.map(({ id: value, name }) => ({
                value: String(value),
                label: `Only: ${name}`,
              })),
            ]}
            value={draft.segment ? String(draft.segment) : ''}
            onChange={({ currentTarget: { value } }) =>
              change({ segment: value === '' ? null : Number(value) })
            }
          />
          <WhenItGoes
            issue={issue}
            version={version.current}
            isReady={isReady}
            recipients={preview?.recipients ?? 0}
          />
          {typeof saving === 'object' ? (
            <Text role="alert" c="var(--mantine-color-error)" size="sm">
              {saving.trouble}
            </Text>
          ) : null}
        </Stack>
        <IssuePreview preview={preview} />
      </div>
    </>
  );
}

function savingWords(saving: Saving): string {
  if (typeof saving === 'object') return 'Not saved';
  return { saved: 'Saved', changed: 'Not saved yet', saving: 'Saving' }[saving];
}

function subjectHint(subject: string): string {
  return subject.length > wiseSubjectLength
    ? `${subject.length} characters. Phones show about ${wiseSubjectLength}.`
    : 'What it is about, in a line.';
}

function unsentWords({ kind, recipients }: { kind: string; recipients: number }): string {
  return kind === 'counted-again'
    ? `In the meantime the number of people has changed to ${recipients}. Look again, then send.`
    : 'It is not ready yet. The list beside it says what is missing.';
}

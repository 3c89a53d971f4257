'use client';
/** The draft in the browser: saved a moment after every change, one save at a time. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { desk } from '#issues/index.ts';
import type { IssueDraft } from '#issues/pure.ts';
import { type ApiAnswer, callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';

export type Saving = 'saved' | 'changed' | 'saving' | { trouble: string };

const restMs = 700;

export function useIssueDraft(issue: desk.DeskDraft) {
  const [draft, setDraft] = useState(issue.draft);
  const [saving, setSaving] = useState<Saving>('saved');
  const [preview, setPreview] = useState<desk.IssuePreview | null>(null);
  const version = useRef(issue.version);
  const latest = useRef(draft);
  const isBusy = useRef(false);
  latest.current = draft;

  const look = useCallback(async () => {
    const answer = await callDesk<desk.IssuePreview>('GET', `issues/${issue.id}/preview`);
    if (answer.kind === 'ok') setPreview(answer.data);
  }, [issue.id]);

  const save = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSaving('saving');
    const sent = latest.current;
    const answer: ApiAnswer<{ version: number }> = await callDesk('PUT', `issues/${issue.id}`, {
      body: { version: version.current, draft: sent },
    });
    isBusy.current = false;
    if (answer.kind !== 'ok') {
      setSaving({ trouble: failureWords(answer) });
      return;
    }
    version.current = answer.data.version;
    setSaving(latest.current === sent ? 'saved' : 'changed');
    if (latest.current === sent) await look();
  }, [issue.id, look]);

  useEffect(() => {
    void look();
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change waits anew
  useEffect(() => {
    if (saving !== 'changed') return;
    const rest = setTimeout(() => void save(), restMs);
    return () => clearTimeout(rest);
  }, [saving, draft, save]);

  useEffect(() => {
    if (saving === 'saved') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saving]);

  return {
    draft,
    saving,
    preview,
    save,
    version,
    change(more: Partial<IssueDraft>) {
      setDraft({ ...latest.current, ...more });
      setSaving('changed');
    },
  };
}

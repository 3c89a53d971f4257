/** What can be done with a story, as requests. One place knows their addresses. */
import { type ApiAnswer, callDesk } from '../shell/api.ts';
import type { Issue } from './gate-words.ts';

type Override = { rules: string[]; reason: string };
export type Correction = { kind: 'correction' | 'clarification'; text: string };

type Publishing = {
  revision: number;
  isMinor: boolean;
  correction?: Correction;
  override?: Override;
};

type Answer = Promise<ApiAnswer<Record<string, unknown>>>;

export function storyApi(id: number) {
  const at = `stories/${id}`;
  return {
    move: (to: string): Answer => callDesk('POST', `${at}/move`, { body: { to } }),
    check: () => callDesk<{ issues: Issue[]; revision: number }>('GET', `${at}/check`),
    publish: (body: Publishing): Answer => callDesk('POST', `${at}/publish`, { body }),
    schedule: (body: Publishing & { publishAt: Date }): Answer =>
      callDesk('PUT', `${at}/schedule`, { body }),
    unschedule: (): Answer => callDesk('DELETE', `${at}/schedule`),
    withdraw: (reason: string): Answer => callDesk('POST', `${at}/withdraw`, { body: { reason } }),
    restore: (override?: Override): Answer =>
      callDesk('POST', `${at}/restore`, { body: override ? { override } : {} }),
    planWithdrawal: (withdrawAt: Date | null): Answer =>
      callDesk('PUT', `${at}/withdrawal`, { body: { withdrawAt } }),
    embargo: (until: Date | null): Answer => callDesk('PUT', `${at}/embargo`, { body: { until } }),
    openLegalFlag: (reason: string): Answer =>
      callDesk('PUT', `${at}/legal-flag`, { body: { reason } }),
    closeLegalFlag: (reason: string): Answer =>
      callDesk('POST', `${at}/legal-flag/close`, { body: { reason } }),
    assign: (body: { assigneeId: string | null } | { dueAt: Date | null }): Answer =>
      callDesk('PUT', `${at}/assignment`, { body }),
    note: (body: { text: string; mentions: string[] }): Answer =>
      callDesk('POST', `${at}/notes`, { body }),
    restoreRevision: (number: number): Answer =>
      callDesk('POST', `${at}/revisions/${number}/restore`),
    nameRevision: (number: number, name: string): Answer =>
      callDesk('POST', `${at}/revisions/${number}/name`, { body: { name } }),
    correct: (body: Correction): Answer => callDesk('POST', `${at}/corrections`, { body }),
  };
}

/**
 * Send: one transaction freezes the words and writes one delivery for each person. Pressed twice, or
 * from two windows, it happens once.
 */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { CountDiffers, freeze } from './freeze.ts';
import { checkIssue } from './letter/check-issue.ts';
import { type Check, maySendIssues } from './pure.ts';
import { readDraft } from './read-draft.ts';

export type SendAsked = {
  id: number;
  /** The version that was looked at. */
  version: number;
  /** How many people the confirmation said. */
  recipients: number;
  /** Made by the browser for this press of the button. */
  sendKey: string;
  at: Date;
};

export type SendResult =
  | { kind: 'sending'; recipients: number }
  | { kind: 'forbidden' | 'absent' }
  /** It changed since, or is sent already. */
  | { kind: 'conflict' }
  | { kind: 'counted-again'; recipients: number }
  | { kind: 'not-ready'; checks: Check[] };

export async function sendIssue(actor: Actor, asked: SendAsked): Promise<SendResult> {
  if (!maySendIssues(actor)) return { kind: 'forbidden' };
  const { id, version, recipients } = asked;
  const issue = await readDraft(id);
  if (!issue || issue.isRetired) return { kind: 'absent' };
  if (issue.sendKey === asked.sendKey)
    return { kind: 'sending', recipients: issue.recipients ?? 0 };
  if (issue.status !== 'draft' || issue.version !== version) return { kind: 'conflict' };
  const { gathered, checks } = await checkIssue(issue, recipients);
  if (checks.some(({ kind }) => kind === 'stop')) return { kind: 'not-ready', checks };
  try {
    return await change(
      async (tx, changed) => {
        const frozen = await freeze(tx, { ...asked, issue, gathered });
        if (frozen.kind !== 'sending') return frozen;
        await record(tx, {
          actor,
          action: 'issue.send',
          subject: `issue:${id}`,
          after: { recipients: frozen.recipients, hash: frozen.hash },
        });
        changed(`issues:${issue.slug}`);
        return { kind: 'sending', recipients: frozen.recipients };
      },
      { timeoutMs: 60_000 },
    );
  } catch (error) {
    if (error instanceof CountDiffers) {
      return { kind: 'counted-again', recipients: error.recipients };
    }
    throw error;
  }
}

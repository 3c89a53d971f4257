/**
 * Sends the drafts whose moment has come. What nobody approved as it stands, what comes more than an
 * hour late and what is not ready does not go: it is held, and says why, until a person looks.
 */
import { record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { countRecipients, freeze } from '../freeze.ts';
import { checkIssue } from '../letter/check-issue.ts';
import { readDraft } from '../read-draft.ts';
import type { OnTrouble } from '../timing.ts';

export const lateMs = 60 * 60_000;

type Due = {
  id: number;
  version: number;
  sendAt: Date;
  approvedVersion: number | null;
  approvedBy: string;
};

export async function sendDueIssues(at: Date, onTrouble: OnTrouble): Promise<void> {
  const due = await database().newsletterIssue.findMany({
    where: {
      status: 'draft',
      sendAt: { lte: at },
      heldBecause: null,
      newsletter: { retiredAt: null },
    },
    select: { id: true, version: true, sendAt: true, approvedVersion: true, approvedBy: true },
    orderBy: [{ sendAt: 'asc' }, { id: 'asc' }],
  });
  for (const { sendAt, approvedBy, ...issue } of due) {
    if (!sendAt) continue;
    await sendOne({ ...issue, sendAt, approvedBy: approvedBy ?? '' }, at).catch((error: unknown) =>
      onTrouble(`Issue ${issue.id} was due`, error),
    );
  }
}

async function sendOne(due: Due, at: Date): Promise<void> {
  const isApproved = due.approvedVersion === due.version;
  if (at.getTime() - due.sendAt.getTime() > lateMs) {
    await hold(
      due,
      isApproved
        ? 'It was to go more than an hour ago. Look whether it still should.'
        : 'Nobody approved it in time. Look at it, then send it or set another time.',
    );
    return;
  }
  if (!isApproved) return;
  const { restoredAt } = (await database().sendingPlace.findFirst()) ?? {};
  if (restoredAt && due.sendAt <= restoredAt) {
    await hold(due, 'The database was restored since. Look whether it has gone out already.');
    return;
  }
  const issue = await readDraft(due.id);
  if (!issue) return;
  const { gathered, checks } = await checkIssue(
    issue,
    await countRecipients(issue.newsletterId, { segment: issue.draft.segment, at }),
  );
  const stop = checks.find(({ kind }) => kind === 'stop');
  if (stop) {
    await hold(due, `It could not go: ${stop.words}`);
    return;
  }
  const { id, version } = due;
  await change(
    async (tx, changed) => {
      // Two processes that hear the alarm name the same key: the second finds it done.
      const sendKey = `due-${id}-${version}`;
      const frozen = await freeze(tx, {
        id,
        version,
        recipients: null,
        sendKey,
        at,
        issue,
        gathered,
      });
      if (frozen.kind !== 'sending' || frozen.hash === '') return;
      await record(tx, {
        actor: null,
        action: 'issue.send',
        subject: `issue:${id}`,
        after: { recipients: frozen.recipients, hash: frozen.hash, approvedBy: due.approvedBy },
      });
      changed(`issues:${issue.slug}`);
    },
    { timeoutMs: 60_000 },
  );
}

async function hold({ id, version }: Due, heldBecause: string): Promise<void> {
  await database().newsletterIssue.updateMany({
    where: { id, version, status: 'draft' },
    data: { heldBecause, approvedVersion: null, approvedBy: null },
  });
}

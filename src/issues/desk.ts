/** What the desk sees of issues: the letters, their issues, and one of them, written or under way. */
import type { Actor } from '#accounts/index.ts';
import { readCards } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { queueMail } from '#mail/index.ts';
import { audience } from '#subscribers/index.ts';
import type { Rhythm } from '#subscribers/pure.ts';
import { countRecipients } from './freeze.ts';
import { checkIssue } from './letter/check-issue.ts';
import { everyPlace } from './letter/places.ts';
import { letterHtml, letterText } from './letter/render.ts';
import {
  type Check,
  type Counts,
  deliveryStates,
  type IssueDraft,
  type IssueStatus,
  mayWriteIssues,
} from './pure.ts';
import { readDraft } from './read-draft.ts';

type Forbidden = { kind: 'forbidden' };
type Absent = { kind: 'absent' };

export type DeskLetter = {
  slug: string;
  name: string;
  promise: string;
  schedule: string;
  confirmed: number;
  pending: number;
  drafts: number;
  underWay: number;
  /** Issues that wait for an editor: prepared and not approved, or held. */
  waits: number;
  isRetired: boolean;
  lastSentAt: Date | null;
};

/** Every letter with what an editor decides by. */
export async function listDeskLetters(): Promise<DeskLetter[]> {
  return database().$queryRaw<DeskLetter[]>`
    select n.slug, n.name, n.promise, n.schedule,
      (select count(*)::int from subscription s
       where s.newsletter_id = n.id and s.status = 'confirmed') as confirmed,
      (select count(*)::int from subscription s
       where s.newsletter_id = n.id and s.status = 'pending') as pending,
      (select count(*)::int from newsletter_issue i
       where i.newsletter_id = n.id and i.status = 'draft') as drafts,
      (select count(*)::int from newsletter_issue i
       where i.newsletter_id = n.id and i.status in ('sending', 'paused')) as "underWay",
      (select count(*)::int from newsletter_issue i
       where i.newsletter_id = n.id and i.status = 'draft' and (i.held_because is not null
         or (i.send_at is not null and i.approved_version is distinct from i.version))) as waits,
      n.retired_at is not null as "isRetired",
      (select max(i.frozen_at) from newsletter_issue i
       where i.newsletter_id = n.id and i.rhythm = 'each') as "lastSentAt"
    from newsletter n order by n.retired_at is not null, n.position, n.id`;
}

export type DeskIssue = {
  id: number;
  number: number | null;
  status: IssueStatus;
  subject: string;
  createdAt: Date;
  createdBy: string;
  frozenAt: Date | null;
  recipients: number | null;
  inDoubt: number;
  rhythm: Rhythm;
  sendAt: Date | null;
  heldBecause: string | null;
};

/** One letter's issues, the newest first; null when there is no such letter. */
export async function listDeskIssues(slug: string) {
  const found = await database().newsletter.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, promise: true, schedule: true, retiredAt: true },
  });
  if (!found) return null;
  const { retiredAt, ...rest } = found;
  const letter = { ...rest, isRetired: retiredAt !== null };
  const issues = await database().$queryRaw<DeskIssue[]>`
    select i.id, i.number, i.status::text as status, i.subject, i.created_at as "createdAt",
      i.created_by as "createdBy", i.frozen_at as "frozenAt", i.recipients,
      i.rhythm::text as rhythm, i.send_at as "sendAt", i.held_because as "heldBecause",
      (select count(*)::int from delivery d
       where d.issue_id = i.id and d.state = 'in_doubt') as "inDoubt"
    from newsletter_issue i where i.newsletter_id = ${letter.id}
    order by coalesce(i.frozen_at, i.created_at) desc, i.id desc limit 200`;
  return { letter, issues };
}

export type DraftStory = { id: number; headline: string; isLive: boolean };

export type DeskDraft = {
  kind: 'draft';
  id: number;
  version: number;
  letter: { slug: string; name: string };
  draft: IssueDraft;
  stories: DraftStory[];
  /** When it goes by itself, whether it may as it stands, and why it did not. */
  planned: { sendAt: Date | null; isApproved: boolean; approvedBy: string | null };
  heldBecause: string | null;
  /** What it can be sent to instead of everybody. */
  segments: { id: number; name: string }[];
};

export type DeskProgress = {
  kind: 'under-way';
  id: number;
  letter: { slug: string; name: string };
  /** Null for a digest, which is in no archive. */
  number: number | null;
  status: Exclude<IssueStatus, 'draft'>;
  subject: string;
  recipients: number;
  /** The segment it went to; null when it went to everybody. */
  segment: string | null;
  counts: Counts;
  frozenAt: Date;
  endedAt: Date | null;
  pauseReason: string | null;
  doubts: { id: number; email: string; at: Date | null; response: string | null }[];
  troubles: { email: string; state: 'deferred' | 'refused'; response: string | null }[];
};

const listed = 100;
/** Each of these waits for a decision, so a page shows more of them. */
const listedDoubts = 2000;

/** An issue as the desk opens it: a draft to write, or how far it has gone. */
export async function openIssue(
  actor: Actor,
  id: number,
): Promise<DeskDraft | DeskProgress | Forbidden | Absent> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const row = await database().newsletterIssue.findUnique({
    where: { id },
    select: {
      status: true,
      version: true,
      subject: true,
      preheader: true,
      intro: true,
      number: true,
      recipients: true,
      frozenAt: true,
      endedAt: true,
      pauseReason: true,
      sendAt: true,
      approvedVersion: true,
      approvedBy: true,
      heldBecause: true,
      segmentId: true,
      segmentName: true,
      newsletter: { select: { slug: true, name: true } },
      stories: {
        select: {
          articleId: true,
          article: { select: { headRevision: { select: { headline: true } } } },
        },
        orderBy: { position: 'asc' },
      },
    },
  });
  if (!row) return { kind: 'absent' };
  const { newsletter: letter, status, number, frozenAt } = row;
  if (status === 'draft' || !frozenAt) {
    const ids = row.stories.map(({ articleId }) => articleId);
    const live = new Map((await readCards(ids)).map((card) => [card.id, card.headline]));
    return {
      kind: 'draft',
      id,
      version: row.version,
      letter,
      planned: {
        sendAt: row.sendAt,
        isApproved: row.approvedVersion === row.version,
        approvedBy: row.approvedBy,
      },
      heldBecause: row.heldBecause,
      draft: {
        subject: row.subject,
        preheader: row.preheader,
        intro: row.intro,
        stories: ids,
        segment: row.segmentId,
      },
      segments: (await audience.listSegments()).map(({ filter: _, ...named }) => named),
      stories: row.stories.map(({ articleId, article }) => ({
        id: articleId,
        headline: live.get(articleId) ?? article.headRevision?.headline ?? 'A story',
        isLive: live.has(articleId),
      })),
    };
  }
  const [groups, doubts, troubles] = await Promise.all([
    database().delivery.groupBy({ by: ['state'], where: { issueId: id }, _count: true }),
    database().delivery.findMany({
      where: { issueId: id, state: 'in_doubt' },
      select: { id: true, email: true, settledAt: true, response: true },
      orderBy: { id: 'asc' },
      take: listedDoubts,
    }),
    database().delivery.findMany({
      where: { issueId: id, state: { in: ['deferred', 'refused'] } },
      select: { email: true, state: true, response: true },
      orderBy: { settledAt: 'desc' },
      take: listed,
    }),
  ]);
  const counted = new Map(groups.map(({ state, _count }) => [state, _count]));
  const countOf = (state: (typeof deliveryStates)[number]) => [state, counted.get(state) ?? 0];
  return {
    kind: 'under-way',
    id,
    letter,
    number,
    status,
    subject: row.subject,
    recipients: row.recipients ?? 0,
    segment: row.segmentName,
    counts: Object.fromEntries(deliveryStates.map(countOf)) as Counts,
    frozenAt,
    endedAt: row.endedAt,
    pauseReason: row.pauseReason,
    doubts: doubts.map(({ settledAt, ...doubt }) => ({ ...doubt, at: settledAt })),
    troubles: troubles.flatMap(({ state, ...trouble }) =>
      state === 'deferred' || state === 'refused' ? [{ ...trouble, state }] : [],
    ),
  };
}

export type IssuePreview = {
  kind: 'preview';
  html: string;
  text: string;
  checks: Check[];
  recipients: number;
};

/** The mail as it would go out now, and what stands in its way. */
export async function previewIssue(
  actor: Actor,
  id: number,
  at: Date,
): Promise<IssuePreview | Forbidden | Absent> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const issue = await readDraft(id);
  if (!issue) return { kind: 'absent' };
  const recipients = await countRecipients(issue.newsletterId, {
    segment: issue.draft.segment,
    at,
  });
  const { gathered, checks } = await checkIssue(issue, recipients);
  const whole = { ...gathered.letter, browserUrl: null, isTrial: true };
  return { kind: 'preview', html: letterHtml(whole), text: letterText(whole), checks, recipients };
}

/** Mails the issue as it stands to whoever asks, and to nobody else. */
export async function sendTrial(
  actor: Actor,
  id: number,
  at: Date,
): Promise<{ kind: 'sent'; to: string } | Forbidden | Absent> {
  const preview = await previewIssue(actor, id, at);
  if (preview.kind !== 'preview') return preview;
  const issue = await readDraft(id);
  const { email } = await database().staff.findUniqueOrThrow({
    where: { id: actor.staffId },
    select: { email: true },
  });
  const subject = `Trial: ${issue?.draft.subject || 'no subject yet'}`;
  const [html, text] = [preview.html, preview.text].map(withoutLinks);
  await database().$transaction((tx) =>
    queueMail(tx, {
      to: { address: email, name: actor.name },
      subject,
      text: text || subject,
      ...(html ? { html } : {}),
    }),
  );
  return { kind: 'sent', to: email };
}

/** A trial belongs to no subscriber: its personal links lead to the newsletters. */
function withoutLinks(part: string): string {
  return part.replaceAll(everyPlace, `${env().SITE_URL}/newsletters/link`);
}

/**
 * Send: one transaction freezes the words and writes one delivery for each person. Pressed twice, or
 * from two windows, it happens once.
 */
import { createHash } from 'node:crypto';
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database, type Sql, type Transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { audience } from '#subscribers/index.ts';
import { countLinks, keepLinks } from './counting/count-links.ts';
import { checkLetter } from './letter/check.ts';
import { type Gathered, gatherLetter } from './letter/gather.ts';
import { letterHtml, letterText } from './letter/render.ts';
import { type Check, type IssueDraft, maySendIssues } from './pure.ts';

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

class CountDiffers extends Error {
  recipients: number;
  constructor(recipients: number) {
    super('The count differs.');
    this.recipients = recipients;
  }
}

export async function sendIssue(actor: Actor, asked: SendAsked): Promise<SendResult> {
  if (!maySendIssues(actor)) return { kind: 'forbidden' };
  const { id, version, recipients, at } = asked;
  const issue = await readDraft(id);
  if (!issue) return { kind: 'absent' };
  if (issue.sendKey === asked.sendKey)
    return { kind: 'sending', recipients: issue.recipients ?? 0 };
  if (issue.status !== 'draft' || issue.version !== version) return { kind: 'conflict' };
  const gathered = await gatherLetter(issue.newsletterId, issue.draft);
  const trial = letterHtml({ ...gathered.letter, browserUrl: browserUrl(issue.slug, 1_000_000) });
  const checks = checkLetter({
    letter: gathered.letter,
    html: trial,
    hidden: gathered.hidden.length,
    recipients,
  });
  if (checks.some(({ kind }) => kind === 'stop')) return { kind: 'not-ready', checks };
  try {
    return await change(
      async (tx, changed) => {
        const frozen = await freeze(tx, { asked, issue, gathered });
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

  async function freeze(tx: Transaction, given: Freezing) {
    // Whoever presses Send for this letter takes turns here, so that numbers are given once.
    await tx.$queryRaw`select id from newsletter where id = ${given.issue.newsletterId} for update`;
    const [locked] = await tx.$queryRaw<Locked[]>`
      select status::text, version, send_key as "sendKey", recipients
      from newsletter_issue where id = ${id} for update`;
    if (locked?.sendKey === asked.sendKey) {
      return { kind: 'sending', recipients: locked.recipients ?? 0, hash: '' } as const;
    }
    if (locked?.status !== 'draft' || locked.version !== version) {
      return { kind: 'conflict' } as const;
    }
    const segment = await audience.segmentCondition(given.issue.draft.segment ?? null, { at, tx });
    const written = await writeDeliveries(tx, given.issue.newsletterId, {
      issueId: id,
      segment: segment.where,
      at,
    });
    if (written !== recipients) throw new CountDiffers(written);
    const [{ number } = { number: 1 }] = await tx.$queryRaw<{ number: number }[]>`
      select coalesce(max(number), 0)::int + 1 as number from newsletter_issue
      where newsletter_id = ${given.issue.newsletterId}`;
    const whole = { ...given.gathered.letter, browserUrl: browserUrl(given.issue.slug, number) };
    const counted = await tx.newsletter.findUniqueOrThrow({
      where: { id: given.issue.newsletterId },
      select: { countsClicks: true, countsOpens: true },
    });
    const { html, links } = countLinks(letterHtml(whole), counted);
    const text = letterText(whole);
    const hash = hashOf({ subject: whole.subject, html, text });
    await tx.newsletterIssue.update({
      where: { id },
      data: {
        status: 'sending',
        number,
        frozenAt: at,
        html,
        text,
        contentHash: hash,
        recipients: written,
        sendKey: asked.sendKey,
        segmentName: segment.name,
        ...counted,
      },
    });
    await keepLinks(tx, id, links);
    return { kind: 'sending', recipients: written, hash } as const;
  }
}

type Locked = {
  status: string;
  version: number;
  sendKey: string | null;
  recipients: number | null;
};
type ReadIssue = NonNullable<Awaited<ReturnType<typeof readDraft>>>;
type Freezing = { asked: SendAsked; issue: ReadIssue; gathered: Gathered };

/** An issue with the words and stories of its draft. */
export async function readDraft(id: number) {
  const row = await database().newsletterIssue.findUnique({
    where: { id },
    select: {
      status: true,
      version: true,
      sendKey: true,
      recipients: true,
      newsletterId: true,
      subject: true,
      preheader: true,
      intro: true,
      segmentId: true,
      newsletter: { select: { slug: true } },
      stories: { select: { articleId: true }, orderBy: { position: 'asc' } },
    },
  });
  if (!row) return null;
  const { subject, preheader, intro, stories, newsletter, segmentId, ...rest } = row;
  const draft: IssueDraft = {
    subject,
    preheader,
    intro,
    stories: stories.map(({ articleId }) => articleId),
    segment: segmentId,
  };
  return { ...rest, slug: newsletter.slug, draft };
}

/** Where an issue stands on the site. */
export function browserUrl(slug: string, number: number): string {
  return `${env().SITE_URL}/newsletters/${slug}/${number}`;
}

function hashOf(content: { subject: string; html: string; text: string }): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** One for each who confirmed, is not paused, may be written to and fits the segment. */
async function writeDeliveries(
  tx: Transaction,
  newsletterId: number,
  { issueId, segment, at }: { issueId: number; segment: Sql; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    insert into delivery (issue_id, subscriber_id, email, domain, next_try_at)
    select ${issueId}, s.id, s.email, split_part(s.email, '@', 2), ${at}
    from subscription x join subscriber s on s.id = x.subscriber_id
    where x.newsletter_id = ${newsletterId} and x.status = 'confirmed'
      and (s.paused_until is null or s.paused_until <= ${at})
      and not exists (select 1 from suppression p where p.email = s.email)
      and ${segment}
    on conflict (issue_id, subscriber_id) do nothing`;
}

/** How many people would get an issue of this letter now, of this segment or of all. */
export async function countRecipients(
  newsletterId: number,
  { segment = null, at }: { segment?: number | null | undefined; at: Date },
): Promise<number> {
  const { where } = await audience.segmentCondition(segment, { at });
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count
    from subscription x join subscriber s on s.id = x.subscriber_id
    where x.newsletter_id = ${newsletterId} and x.status = 'confirmed'
      and (s.paused_until is null or s.paused_until <= ${at})
      and not exists (select 1 from suppression p where p.email = s.email)
      and ${where}`;
  return row?.count ?? 0;
}

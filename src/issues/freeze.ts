/**
 * Freezing: in one transaction the words are fixed for good and one delivery is written for each person.
 * Nothing is sent that was not frozen.
 */
import { createHash } from 'node:crypto';
import { database, type Sql, type Transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { audience } from '#subscribers/index.ts';
import { countLinks, keepLinks } from './counting/count-links.ts';
import type { Gathered } from './letter/gather.ts';
import { letterHtml, letterText } from './letter/render.ts';
import type { ReadIssue } from './read-draft.ts';

/** As many get it as were not said when it was confirmed: nothing is frozen. */
export class CountDiffers extends Error {
  recipients: number;
  constructor(recipients: number) {
    super('The count differs.');
    this.recipients = recipients;
  }
}

export type Freezing = {
  id: number;
  version: number;
  /** How many were confirmed; null when it goes by itself, to whoever gets the letter then. */
  recipients: number | null;
  sendKey: string;
  at: Date;
  issue: ReadIssue;
  gathered: Gathered;
};

type Frozen =
  | { kind: 'sending'; recipients: number; hash: string }
  /** It changed since, or is sent already. */
  | { kind: 'conflict' };

/** Throws `CountDiffers`, which undoes everything. */
export async function freeze(tx: Transaction, asked: Freezing): Promise<Frozen> {
  const { id, version, recipients, sendKey, at, issue, gathered } = asked;
  // Whoever sends of this letter takes turns here, so that numbers are given once.
  await tx.$queryRaw`select id from newsletter where id = ${issue.newsletterId} for update`;
  const [locked] = await tx.$queryRaw<Locked[]>`
    select status::text, version, send_key as "sendKey", recipients
    from newsletter_issue where id = ${id} for update`;
  if (locked?.sendKey === sendKey) {
    return { kind: 'sending', recipients: locked.recipients ?? 0, hash: '' };
  }
  if (locked?.status !== 'draft' || locked.version !== version) return { kind: 'conflict' };
  const segment = await audience.segmentCondition(issue.draft.segment ?? null, { at, tx });
  const written = await writeDeliveries(tx, issue.newsletterId, {
    issueId: id,
    segment: segment.where,
    at,
  });
  if (recipients !== null && written !== recipients) throw new CountDiffers(written);
  const [{ number } = { number: 1 }] = await tx.$queryRaw<{ number: number }[]>`
    select coalesce(max(number), 0)::int + 1 as number from newsletter_issue
    where newsletter_id = ${issue.newsletterId}`;
  const { content, links } = contentOf(
    gathered,
    issue.archiveIsPublic ? browserUrl(issue.slug, number) : null,
  );
  await tx.newsletterIssue.update({
    where: { id },
    data: {
      status: 'sending',
      number,
      frozenAt: at,
      ...content,
      recipients: written,
      sendKey,
      segmentName: segment.name,
      heldBecause: null,
      ...gathered.counted,
    },
  });
  await keepLinks(tx, id, links);
  return { kind: 'sending', recipients: written, hash: content.contentHash };
}

type Locked = {
  status: string;
  version: number;
  sendKey: string | null;
  recipients: number | null;
};

/** Exactly what is sent and its hash, and where its counted links lead. */
export function contentOf({ letter, counted }: Gathered, url: string | null) {
  const whole = { ...letter, browserUrl: url };
  const { html, links } = countLinks(letterHtml(whole), counted);
  const text = letterText(whole);
  const hashed = JSON.stringify({ subject: whole.subject, html, text });
  const contentHash = createHash('sha256').update(hashed).digest('hex');
  return { content: { html, text, contentHash }, links };
}

/** Where an issue stands on the site. */
export function browserUrl(slug: string, number: number): string {
  return `${env().SITE_URL}/newsletters/${slug}/${number}`;
}

/** One for each who confirmed, wants each issue, is not paused, may be written to and fits the segment. */
async function writeDeliveries(
  tx: Transaction,
  newsletterId: number,
  { issueId, segment, at }: { issueId: number; segment: Sql; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    insert into delivery (issue_id, subscriber_id, email, domain, next_try_at)
    select ${issueId}, s.id, s.email, split_part(s.email, '@', 2), ${at}
    from subscription x join subscriber s on s.id = x.subscriber_id
    where x.newsletter_id = ${newsletterId} and x.status = 'confirmed' and x.rhythm = 'each'
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
    where x.newsletter_id = ${newsletterId} and x.status = 'confirmed' and x.rhythm = 'each'
      and (s.paused_until is null or s.paused_until <= ${at})
      and not exists (select 1 from suppression p where p.email = s.email)
      and ${where}`;
  return row?.count ?? 0;
}

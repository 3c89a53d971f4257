/**
 * Links that let somebody without an account read one story before it is published. A link shows the head
 * revision and nothing else, ends by itself, and can be taken back at any moment.
 */
import { randomBytes } from 'node:crypto';
import { type Actor, record } from '#accounts/index.ts';
import { database, type Transaction } from '#lib/database.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayEditStory, mayReadStory } from '../policy.ts';
import { previewDays, previewLabelLimit, previewLinksLimit } from './limits.ts';
import { hashOfToken } from './read.ts';

export type PreviewLink = {
  id: number;
  label: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
};

type Refused = { kind: 'forbidden' } | { kind: 'absent' };
type NewLink = { actor: Actor; articleId: number; label: string; days: number; at: Date };

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a link. `token` is in this answer and nowhere else: only its hash is kept. */
export async function createPreviewLink({
  actor,
  articleId,
  label,
  days,
  at,
}: NewLink): Promise<
  | { kind: 'created'; token: string; link: PreviewLink }
  | { kind: 'invalid'; problems: { field: string; code: string }[] }
  | Refused
> {
  const words = label.trim();
  const isLong = words.length > previewLabelLimit;
  if (!words || isLong) {
    return {
      kind: 'invalid',
      problems: [{ field: 'label', code: isLong ? 'too-long' : 'missing' }],
    };
  }
  if (days < previewDays.least || days > previewDays.most) {
    return { kind: 'invalid', problems: [{ field: 'days', code: 'out-of-range' }] };
  }
  return database().$transaction(async (tx) => {
    const refused = await refusalFor(tx, { actor, articleId });
    if (refused) return refused;
    const open = await tx.previewLink.count({ where: { articleId, ...openAt(at) } });
    if (open >= previewLinksLimit) {
      return { kind: 'invalid', problems: [{ field: 'label', code: 'too-many' }] };
    }
    const token = randomBytes(32).toString('base64url');
    const row = await tx.previewLink.create({
      data: {
        articleId,
        tokenHash: hashOfToken(token),
        label: words,
        createdById: actor.staffId,
        createdByName: actor.name,
        createdAt: at,
        expiresAt: new Date(at.getTime() + days * dayMs),
      },
      select: linkSelect,
    });
    await record(tx, {
      actor,
      action: 'story.share',
      subject: `story:${articleId}`,
      after: { link: row.id, label: words, expiresAt: row.expiresAt.toISOString() },
    });
    return { kind: 'created', token, link: linkOf(row) };
  });
}

/** The links of a story that still open, the newest first. */
export async function listPreviewLinks(
  actor: Actor,
  articleId: number,
  at: Date,
): Promise<{ kind: 'listed'; links: PreviewLink[] } | Refused> {
  const story = await findStoryAtDesk(database(), articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const rows = await database().previewLink.findMany({
    where: { articleId, ...openAt(at) },
    select: linkSelect,
    orderBy: { createdAt: 'desc' },
  });
  return { kind: 'listed', links: rows.map(linkOf) };
}

/** Takes a link back; who opens it from now on finds nothing. */
export async function revokePreviewLink({
  actor,
  articleId,
  linkId,
  at,
}: {
  actor: Actor;
  articleId: number;
  linkId: number;
  at: Date;
}): Promise<{ kind: 'revoked' } | Refused> {
  return database().$transaction(async (tx) => {
    const refused = await refusalFor(tx, { actor, articleId });
    if (refused) return refused;
    const { count } = await tx.previewLink.updateMany({
      where: { id: linkId, articleId, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) return { kind: 'absent' };
    await record(tx, {
      actor,
      action: 'story.unshare',
      subject: `story:${articleId}`,
      before: { link: linkId },
    });
    return { kind: 'revoked' };
  });
}

/** Who may change a story may show it to somebody. */
async function refusalFor(
  tx: Transaction,
  { actor, articleId }: { actor: Actor; articleId: number },
): Promise<Refused | null> {
  const story = await findStoryAtDesk(tx, articleId);
  if (!story) return { kind: 'absent' };
  return mayEditStory(actor, story.owned) ? null : { kind: 'forbidden' };
}

function openAt(at: Date) {
  return { revokedAt: null, expiresAt: { gt: at } };
}

const linkSelect = {
  id: true,
  label: true,
  createdByName: true,
  createdAt: true,
  expiresAt: true,
} as const;

function linkOf(row: {
  id: number;
  label: string;
  createdByName: string;
  createdAt: Date;
  expiresAt: Date;
}): PreviewLink {
  const { createdByName, ...link } = row;
  return { ...link, createdBy: createdByName };
}

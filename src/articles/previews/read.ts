/**
 * The head revision of a story as the pages of the site show one. What comes from here is for the desk and
 * for holders of a link: no address that readers know, no list and no feed may ask for it.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '#accounts/index.ts';
import { type Database, database } from '#lib/database.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayReadStory } from '../policy.ts';
import { type Story, storySelect, wholeStory } from '../story.ts';

export type PreviewResult =
  | { kind: 'found'; story: Story; revision: number }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** The head revision of a story, for somebody who may read it at the desk. */
export async function getPreview(
  actor: Actor,
  articleId: number,
  at: Date,
): Promise<PreviewResult> {
  const found = await findStoryAtDesk(database(), articleId);
  if (!found) return { kind: 'absent' };
  if (!mayReadStory(actor, found.owned)) return { kind: 'forbidden' };
  return asResult(await headStory(database(), articleId, at));
}

/**
 * What a link shows: the head revision, as long as the link is neither over nor revoked. Every other
 * token gets the same answer, so that nobody learns which ones were true.
 */
export async function findSharedPreview(token: string, at: Date): Promise<PreviewResult> {
  const link = await database().previewLink.findUnique({
    where: { tokenHash: hashOfToken(token) },
    select: { articleId: true, expiresAt: true, revokedAt: true },
  });
  if (!link || link.revokedAt || link.expiresAt <= at) return { kind: 'absent' };
  return asResult(await headStory(database(), link.articleId, at));
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function asResult(story: Story | null): PreviewResult {
  return story ? { kind: 'found', story, revision: story.revision } : { kind: 'absent' };
}

const { section, format, edition, topics, liveRevision } = storySelect;

/** The story's row with its head where the live revision stands for readers, filed as the head says. */
async function headStory(tx: Database, id: number, at: Date): Promise<Story | null> {
  const row = await tx.article.findUnique({
    where: { id },
    select: {
      ...storySelect,
      headRevision: {
        select: { ...liveRevision.select, slug: true, section, format, edition, topics },
      },
    },
  });
  if (!row?.headRevision) return null;
  const { headRevision: head, ...filed } = row;
  return wholeStory({
    ...filed,
    slug: head.slug,
    section: head.section,
    format: head.format,
    edition: head.edition,
    topics: head.topics,
    // A story that was never published is shown with today's date, as it would have been today.
    firstPublishedAt: row.firstPublishedAt ?? at,
    lastChangedAt: row.lastChangedAt ?? at,
    liveRevision: head,
  });
}

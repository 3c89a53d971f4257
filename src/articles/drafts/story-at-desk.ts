/** A story as the desk's operations find it: locked when it is to change, and whose it is. */
import type { Transaction } from '#lib/database.ts';
import type { Prisma } from '#lib/prisma/client.ts';
import type { OwnedStory } from '../policy.ts';
import { revisionSelect } from './read-revision.ts';

const deskSelect = {
  id: true,
  slug: true,
  status: true,
  firstPublishedAt: true,
  lastChangedAt: true,
  createdById: true,
  createdByName: true,
  isEditedAtDesk: true,
  stage: true,
  publishAt: true,
  publishRevisionId: true,
  scheduledById: true,
  publishIsMinor: true,
  publishCorrection: true,
  publishCorrectionText: true,
  withdrawAt: true,
  embargoUntil: true,
  legalReason: true,
  assigneeId: true,
  dueAt: true,
  section: { select: { slug: true } },
  headRevision: {
    select: {
      ...revisionSelect,
      bylines: {
        select: {
          role: true,
          person: { select: { id: true, slug: true } },
          edition: { select: { slug: true } },
        },
        orderBy: { position: 'asc' },
      },
    },
  },
  liveRevision: { select: { id: true, number: true } },
} satisfies Prisma.ArticleSelect;

type Row = Prisma.ArticleGetPayload<{ select: typeof deskSelect }>;
export type StoryAtDesk = Row & {
  headRevision: NonNullable<Row['headRevision']>;
  owned: OwnedStory;
};

/** The story, or null; one that has no revision at all is not there. */
export async function findStoryAtDesk(tx: Transaction, id: number): Promise<StoryAtDesk | null> {
  const row = await tx.article.findUnique({ where: { id }, select: deskSelect });
  if (!row?.headRevision) return null;
  const { status, stage, firstPublishedAt, createdById, assigneeId, headRevision } = row;
  const personIds = headRevision.bylines.map(({ person }) => person.id);
  const owned = { status, stage, firstPublishedAt, createdById, assigneeId, personIds };
  return { ...row, headRevision, owned };
}

/**
 * The story with its row locked until the transaction ends: whoever changes one waits for whoever is
 * changing it. Null when it is not there.
 */
export async function lockStory(tx: Transaction, id: number): Promise<StoryAtDesk | null> {
  await tx.$queryRaw`select id from article where id = ${id} for update`;
  return findStoryAtDesk(tx, id);
}

/** Where one story stands on its way, what the actor may do with it now, and what happened to it. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import type { NewCorrection } from '../corrections/add-correction.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import {
  mayAssignStory,
  mayCloseLegalFlag,
  mayEditStory,
  mayMoveStory,
  mayOpenLegalFlag,
  mayPublishStory,
  mayReadStory,
} from '../policy.ts';
import {
  type ArticleStage,
  type ArticleStatus,
  type DeskState,
  deskState,
  type HandStage,
  movesFrom,
} from '../workflow.ts';

export type StoryHappening = {
  kind: string;
  revision: number | null;
  /** Null when the clock did it. */
  by: string | null;
  at: Date;
  note: string | null;
  details: unknown;
};

export type StoryPlan = {
  state: DeskState;
  status: ArticleStatus;
  stage: ArticleStage;
  revision: number;
  liveRevision: number | null;
  /** The revision that is scheduled; older than `revision` when somebody has typed since. */
  scheduledRevision: number | null;
  publishAt: Date | null;
  /** What readers will be told of the change that is scheduled. */
  publishes: { isMinor: boolean; correction: NewCorrection | null };
  withdrawAt: Date | null;
  embargoUntil: Date | null;
  legalReason: string | null;
  assignee: { id: string; name: string } | null;
  dueAt: Date | null;
  /** Times are told in the publication's own zone. */
  timeZone: string;
  may: {
    moveTo: HandStage[];
    edit: boolean;
    publish: boolean;
    embargo: boolean;
    assign: boolean;
    openLegalFlag: boolean;
    closeLegalFlag: boolean;
  };
  /** Newest first, the last hundred. */
  events: StoryHappening[];
};

export type StoryPlanResult =
  | { kind: 'found'; plan: StoryPlan }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function readPlan(actor: Actor, articleId: number): Promise<StoryPlanResult> {
  const db = database();
  const story = await findStoryAtDesk(db, articleId);
  if (!story) return { kind: 'absent' };
  const { owned, status, stage, publishRevisionId, assigneeId } = story;
  if (!mayReadStory(actor, owned)) return { kind: 'forbidden' };
  const [publication, assignee, scheduled, events] = await Promise.all([
    db.publication.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } }),
    assigneeId
      ? db.staff.findUnique({ where: { id: assigneeId }, select: { id: true, name: true } })
      : null,
    publishRevisionId
      ? db.revision.findUnique({ where: { id: publishRevisionId }, select: { number: true } })
      : null,
    db.articleEvent.findMany({
      where: { articleId },
      select: {
        kind: true,
        revision: true,
        actorName: true,
        at: true,
        note: true,
        details: true,
      },
      orderBy: { id: 'desc' },
      take: 100,
    }),
  ]);
  return {
    kind: 'found',
    plan: {
      state: deskState(story),
      status,
      stage,
      revision: story.headRevision.number,
      liveRevision: story.liveRevision?.number ?? null,
      scheduledRevision: scheduled?.number ?? null,
      publishAt: story.publishAt,
      publishes: {
        isMinor: story.publishIsMinor,
        correction:
          story.publishCorrection && story.publishCorrectionText
            ? { kind: story.publishCorrection, text: story.publishCorrectionText }
            : null,
      },
      withdrawAt: story.withdrawAt,
      embargoUntil: story.embargoUntil,
      legalReason: story.legalReason,
      assignee,
      dueAt: story.dueAt,
      timeZone: publication.timeZone,
      may: {
        moveTo: movesFrom(story).filter((to) => mayMoveStory(actor, owned, to)),
        edit: mayEditStory(actor, owned),
        publish: mayPublishStory(actor),
        embargo: mayEditStory(actor, owned) && status !== 'live',
        assign: mayAssignStory(actor, owned, actor.staffId),
        openLegalFlag: mayOpenLegalFlag(actor, owned),
        closeLegalFlag: mayCloseLegalFlag(actor),
      },
      events: events.map(({ actorName, ...event }) => ({ ...event, by: actorName })),
    },
  };
}

/** What the rooms say of a story, as its page shows it. Pure. */
import type { staff as staffRoom } from '#accounts/index.ts';
import type { drafting, planning } from '#articles/index.ts';
import type { Issue } from './gate-words.ts';
import type { StoryView } from './StoryScreen.client.tsx';

type Known = {
  draft: drafting.DeskDraft;
  plan: planning.StoryPlan;
  check: { issues: Issue[]; mayOverride: boolean };
  notes: planning.Note[];
  staff: staffRoom.Colleague[];
  /** Whether this person decides what stands beside stories. */
  mayRelate: boolean;
};

export function viewOf({ draft, plan, check, notes, staff, mayRelate }: Known): StoryView {
  const { may, state, status } = plan;
  const isLive = status === 'live';
  return {
    id: draft.id,
    headline: draft.draft.headline,
    url: draft.url,
    revision: plan.revision,
    liveRevision: draft.liveRevision,
    wasPublished: draft.firstPublishedAt !== null,
    standing: { state, isLive, mayMoveTo: may.moveTo, mayPublish: may.publish },
    plan: {
      assigneeId: plan.assignee?.id ?? null,
      dueAt: plan.dueAt,
      publishAt: plan.publishAt,
      publishes: plan.publishes,
      withdrawAt: plan.withdrawAt,
      embargoUntil: plan.embargoUntil,
      legalReason: plan.legalReason,
    },
    rights: {
      edit: may.edit,
      assign: may.assign,
      due: may.assign,
      embargo: may.embargo,
      planWithdrawal: may.publish,
      openLegalFlag: may.openLegalFlag,
      closeLegalFlag: may.closeLegalFlag,
      withdraw: may.publish && isLive,
      override: check.mayOverride,
      correct: draft.may.correct,
      relate: mayRelate,
    },
    issues: check.issues,
    notes: notes.map(({ id, author, text, at, mentions }) => ({
      id,
      author: author.name,
      text,
      at,
      mentions: mentions.map(({ name }) => name),
    })),
    staff,
  };
}

/** The gate at the moment of publishing: what stops a story, and who went past it for which reason. */
import { z } from 'zod';
import type { Actor } from '#accounts/index.ts';
import type { Transaction } from '#lib/database.ts';
import type { Draft } from '../draft.ts';
import { recordEvent } from '../record-event.ts';
import { findIssues, type Issue } from '../requirements/check.ts';
import { levelsFor } from '../requirements/levels.ts';
import { ruleNames } from '../requirements/requirement.ts';
import { listLevelChoices } from './gate-settings.ts';
import { readGateStory } from './read-gate-story.ts';

/** The stops somebody has seen and goes past, and why. A stop that is not named still stops. */
export const overrideSchema = z.strictObject({
  rules: z.array(z.enum(ruleNames)).max(ruleNames.length),
  reason: z.string().trim().min(1).max(500),
});
export type Override = z.infer<typeof overrideSchema>;

export type Refused = { kind: 'refused'; issues: Issue[] };

type Checked = { draft: Draft; legalReason: string | null };

export async function checkDraft(tx: Transaction, checked: Checked): Promise<Issue[]> {
  const levels = levelsFor(checked.draft.format, await listLevelChoices(tx));
  return findIssues(await readGateStory(tx, checked), levels);
}

type Passing = Checked & {
  articleId: number;
  revision: number;
  actor: Actor;
  override: Override | undefined;
  at: Date;
};

/**
 * Null when the story may pass; an overridden stop is then in its history, with the reason. Call it in
 * the transaction that publishes, with the article's row locked.
 */
export async function passGate(tx: Transaction, passing: Passing): Promise<Refused | null> {
  const { articleId, revision, actor, override, at } = passing;
  const issues = await checkDraft(tx, passing);
  const stops = issues.filter(({ level }) => level === 'stop').map(({ rule }) => rule);
  if (stops.length === 0) return null;
  const reason = override?.reason.trim() ?? '';
  // A headline is what every list shows of a story: there is no reason to go without.
  const cannot = issues.some(({ code }) => code === 'headline-missing');
  const seen = new Set(override?.rules);
  if (cannot || reason === '' || stops.some((rule) => !seen.has(rule))) {
    return { kind: 'refused', issues };
  }
  await recordEvent(tx, {
    articleId,
    kind: 'stop_overridden',
    actor,
    at,
    revision,
    note: reason,
    details: { rules: [...new Set(stops)] },
  });
  return null;
}

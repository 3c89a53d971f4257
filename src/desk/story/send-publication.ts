/** Publishes or schedules a story as the dialog says, and answers what stands in the way. */
import type { FieldProblem } from '../look/ErrorSummary.client.tsx';
import type { Issue } from './gate-words.ts';
import type { Publication } from './PublishDialog.client.tsx';
import { refusedWords } from './refused-words.ts';
import { storyApi } from './story-api.ts';

/** The field of the dialog that says when. */
export const publishAtField = 'publish-at';

type Checked = { revision: number; issues: Issue[] };

/** Nothing when it was done. What readers are told of a change is with them as soon as the change. */
export async function sendPublication(
  id: number,
  { revision, issues }: Checked,
  { at, isMinor, correction, reason }: Publication,
): Promise<FieldProblem[]> {
  const api = storyApi(id);
  const rules = issues.filter(({ level }) => level === 'stop').map(({ rule }) => rule);
  const override = reason ? { override: { rules: [...new Set(rules)], reason } } : {};
  const publishing = { revision, isMinor, ...(correction ? { correction } : {}), ...override };
  const answer = at
    ? await api.schedule({ ...publishing, publishAt: at })
    : await api.publish(publishing);
  if (answer.kind === 'ok') return [];
  const isAboutTime =
    answer.kind === 'invalid' && answer.problems.some(({ field }) => field === 'publishAt');
  return [{ words: refusedWords(answer), id: isAboutTime ? publishAtField : undefined }];
}

/** Two revisions of a story beside each other, for the desk: fields and text, word by word. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { splitBlocks } from '#markdown/index.ts';
import { type Draft, type DraftField, sameField } from '../draft.ts';
import { draftOf, revisionSelect } from '../drafts/read-revision.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayReadStory } from '../policy.ts';
import { type BlockDiff, type DiffPart, diffBlocks, diffText } from './diff.ts';

export type FieldDiff = {
  field: Exclude<DraftField, 'body'>;
  /** As one line, for example the names of a byline. */
  before: string;
  after: string;
  parts: DiffPart[];
};

type Side = { revision: number; at: Date; by: string | null; name: string | null };

export type CompareResult =
  | { kind: 'found'; from: Side; to: Side; fields: FieldDiff[]; body: BlockDiff[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** `fields` has those that differ; `body` has every block, the same ones too. */
export async function compareRevisions({
  actor,
  articleId,
  from,
  to,
}: {
  actor: Actor;
  articleId: number;
  from: number;
  to: number;
}): Promise<CompareResult> {
  const story = await findStoryAtDesk(database(), articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const rows = await database().revision.findMany({
    where: { articleId, number: { in: [from, to] } },
    select: revisionSelect,
  });
  const before = rows.find(({ number }) => number === from);
  const after = rows.find(({ number }) => number === to);
  if (!before || !after) return { kind: 'absent' };
  const side = (row: typeof before): Side => ({
    revision: row.number,
    at: row.createdAt,
    by: row.authorName,
    name: row.name,
  });
  const drafts = { before: draftOf(before), after: draftOf(after) };
  return {
    kind: 'found',
    from: side(before),
    to: side(after),
    fields: diffFields(drafts.before, drafts.after),
    body: diffBlocks(splitBlocks(drafts.before.body), splitBlocks(drafts.after.body)),
  };
}

const fieldsInOrder = [
  'headline',
  'standfirst',
  'slug',
  'section',
  'format',
  'edition',
  'topics',
  'byline',
  'picture',
  'pictureCaption',
  'sources',
] as const satisfies Exclude<DraftField, 'body'>[];

export function diffFields(before: Draft, after: Draft): FieldDiff[] {
  const [one, other] = [inLines(before), inLines(after)];
  return fieldsInOrder
    .filter((field) => !sameField(before[field], after[field]))
    .map((field) => ({
      field,
      before: one[field],
      after: other[field],
      parts: diffText(one[field], other[field]),
    }));
}

/** Every field as text, one thing a line. */
function inLines(draft: Draft): Record<(typeof fieldsInOrder)[number], string> {
  const { byline, sources, topics, picture, pictureCaption, ...lines } = draft;
  return {
    ...lines,
    topics: topics.join(', '),
    picture: picture ?? '',
    pictureCaption: pictureCaption ?? '',
    byline: byline.map(({ person, role, edition }) => `${person} (${role}, ${edition})`).join('\n'),
    sources: sources
      .map(({ key, ...said }) => `${key}: ${Object.values(said).filter(Boolean).join(', ')}`)
      .join('\n'),
  };
}

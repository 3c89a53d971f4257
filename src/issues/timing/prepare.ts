/**
 * Prepares the issues of letters that have a schedule: the rule fills a draft, which goes at its moment,
 * at once or when an editor has approved it. Each moment is seen to once, and one with nothing to tell
 * or nobody to tell it to is left out.
 */
import { record } from '#accounts/index.ts';
import { readCards, type StoryCard } from '#articles/index.ts';
import { database, type Transaction } from '#lib/database.ts';
import { storiesByRule } from '../fill.ts';
import { countRecipients } from '../freeze.ts';
import { issueLimits } from '../pure.ts';
import type { OnTrouble } from '../timing.ts';
import { lastMoment } from './moments.ts';
import { readTimeZone } from './read-time-zone.ts';

/** How long before its moment an issue that has to be approved is there to be looked at. */
const aheadMs = 60 * 60_000;

const select = {
  id: true,
  editionId: true,
  scheduleDays: true,
  scheduleMinute: true,
  scheduleAsks: true,
  preparedUntil: true,
  ruleSections: true,
  ruleFormats: true,
  ruleDays: true,
  ruleCount: true,
  ruleSparesOthers: true,
} as const;

export async function prepareIssues(at: Date, onTrouble: OnTrouble): Promise<void> {
  const letters = await database().newsletter.findMany({
    where: { retiredAt: null, scheduleMinute: { not: null } },
    select,
  });
  if (letters.length === 0) return;
  const timeZone = await readTimeZone();
  for (const letter of letters) {
    await prepareOne(letter, { timeZone, at }).catch((error: unknown) =>
      onTrouble(`Letter ${letter.id} was due to be prepared`, error),
    );
  }
}

type Letter = Prepared & {
  editionId: number | null;
  ruleSections: number[];
  ruleFormats: number[];
  ruleDays: number | null;
  ruleCount: number;
  ruleSparesOthers: boolean;
};
type Prepared = {
  id: number;
  scheduleDays: number[];
  scheduleMinute: number | null;
  scheduleAsks: boolean;
  preparedUntil: Date | null;
};

async function prepareOne(
  letter: Letter,
  { timeZone, at }: { timeZone: string; at: Date },
): Promise<void> {
  const { id, scheduleDays: days, scheduleMinute: minute, scheduleAsks, preparedUntil } = letter;
  const horizon = new Date(at.getTime() + (scheduleAsks ? aheadMs : 0));
  const moment = minute === null ? null : lastMoment({ days, minute, timeZone }, horizon);
  if (!moment || (preparedUntil && moment <= preparedUntil)) return;
  // A letter whose schedule was never seen to begins with its next moment.
  const isFirst = preparedUntil === null;
  const recipients = isFirst ? 0 : await countRecipients(id, { at });
  const cards = recipients === 0 ? [] : await readCards(await ruledStories(letter, at));
  await database().$transaction((tx) => write(tx, { letter, moment, cards, at }));
}

function ruledStories(letter: Letter, at: Date): Promise<number[]> {
  return storiesByRule(database(), {
    newsletterId: letter.id,
    editionId: letter.editionId,
    rule: {
      sections: letter.ruleSections,
      formats: letter.ruleFormats,
      days: letter.ruleDays,
      count: letter.ruleCount,
      sparesOthers: letter.ruleSparesOthers,
    },
    except: [],
    at,
  });
}

type Writing = { letter: Letter; moment: Date; cards: StoryCard[]; at: Date };

/** Whoever marks the moment first writes the issue. */
async function write(tx: Transaction, { letter, moment, cards, at }: Writing): Promise<void> {
  const { id, scheduleAsks, preparedUntil } = letter;
  const { count } = await tx.newsletter.updateMany({
    where: { id, preparedUntil, retiredAt: null },
    data: { preparedUntil: moment },
  });
  const [first, ...others] = cards;
  if (count === 0 || !first) return;
  const issue = await tx.newsletterIssue.create({
    data: {
      newsletterId: id,
      subject: cut(first.headline, issueLimits.subject),
      preheader: cut(others.map(({ headline }) => headline).join(' · '), issueLimits.preheader),
      intro: '',
      createdAt: at,
      createdBy: 'the schedule',
      sendAt: moment,
      ...(scheduleAsks ? {} : { approvedVersion: 1, approvedBy: 'the schedule' }),
      stories: { create: cards.map((card, position) => ({ articleId: card.id, position })) },
    },
    select: { id: true },
  });
  await record(tx, {
    actor: null,
    action: 'issue.prepare',
    subject: `issue:${issue.id}`,
    after: { sendAt: moment.toISOString(), stories: cards.length },
  });
}

/** At a word, with a sign that there is more. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), 1))}…`;
}

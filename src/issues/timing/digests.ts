/**
 * Digests: for those who do not want each issue, what a letter's issues carried since their last one,
 * all in one. Nobody gets a story twice, and nobody gets an empty digest. People whose digests begin at
 * different issues get different ones, each frozen once (docs/decisions/069).
 */
import { record } from '#accounts/index.ts';
import { readCards } from '#articles/index.ts';
import { change } from '#lib/changes.ts';
import { database, type Transaction } from '#lib/database.ts';
import { keepLinks } from '../counting/count-links.ts';
import { contentOf } from '../freeze.ts';
import { bytesAsSent } from '../letter/addresses.ts';
import { type Gathered, gatherLetter } from '../letter/gather.ts';
import { type IssueDraft, issueLimits, mostBytes } from '../pure.ts';
import type { OnTrouble } from '../timing.ts';
import { lastMoment } from './moments.ts';
import { readTimeZone } from './read-time-zone.ts';
import { lateMs } from './send-due.ts';

type Rhythm = 'daily' | 'weekly';
type Letter = {
  id: number;
  slug: string;
  name: string;
  archiveIsPublic: boolean;
  digestMinute: number;
  digestDay: number;
};

export async function sendDigests(at: Date, onTrouble: OnTrouble): Promise<void> {
  const letters = await database().newsletter.findMany({
    where: {
      retiredAt: null,
      subscriptions: { some: { status: 'confirmed', rhythm: { not: 'each' } } },
    },
    select: {
      id: true,
      slug: true,
      name: true,
      archiveIsPublic: true,
      digestMinute: true,
      digestDay: true,
    },
    orderBy: { id: 'asc' },
  });
  if (letters.length === 0) return;
  const timeZone = await readTimeZone();
  for (const letter of letters) {
    const { digestMinute: minute, digestDay } = letter;
    const everyDay = [1, 2, 3, 4, 5, 6, 7];
    const rounds = [
      { rhythm: 'daily', moment: lastMoment({ days: everyDay, minute, timeZone }, at) },
      { rhythm: 'weekly', moment: lastMoment({ days: [digestDay], minute, timeZone }, at) },
    ] as const;
    for (const { rhythm, moment } of rounds) {
      if (!moment) continue;
      await sendDigest(letter, { rhythm, moment, at }).catch((error: unknown) =>
        onTrouble(`A ${rhythm} digest of letter ${letter.id} was due`, error),
      );
    }
  }
}

type Round = { rhythm: Rhythm; moment: Date; at: Date };

async function sendDigest(letter: Letter, round: Round): Promise<void> {
  if ((await countDue(database(), letter.id, round)) === 0) return;
  // Gathered before the transaction, which is to hold nothing up; what was issued does not change.
  const parts: WrittenPart[] = [];
  for (const part of await listParts(letter.id, round)) {
    const mail = await gatherFitting(letter, round.rhythm, part.stories);
    if (mail) parts.push({ ...part, ...mail });
  }
  const { rhythm, moment } = round;
  await change(
    async (tx) => {
      // The alarm may ring in two processes: whoever comes second finds that nobody is due.
      await tx.$queryRaw`select id from newsletter where id = ${letter.id} for update`;
      if ((await countDue(tx, letter.id, round)) === 0) return;
      for (const part of parts) await freezePart(tx, { letterId: letter.id, ...round }, part);
      await tx.subscription.updateMany({
        where: { newsletterId: letter.id, rhythm, rhythmSince: { lt: moment } },
        data: { rhythmSince: moment },
      });
    },
    { timeoutMs: 60_000 },
  );
}

function countDue(tx: Transaction, newsletterId: number, { rhythm, moment }: Round) {
  return tx.subscription.count({
    where: { newsletterId, status: 'confirmed', rhythm, rhythmSince: { lt: moment } },
  });
}

/** Those whose digest begins at one issue, and what they get. */
type Part = {
  /** Their last digest, or their change to digests, was in this span. */
  from: Date | null;
  to: Date;
  stories: number[];
};

type WrittenPart = Part & {
  draft: IssueDraft;
  counted: Gathered['counted'];
} & ReturnType<typeof contentOf>;

type Carried = { frozenAt: Date; stories: { articleId: number }[] };

/** Who begins at which issue: everybody between two issues begins at the later one. */
async function listParts(newsletterId: number, { rhythm, moment }: Round): Promise<Part[]> {
  const first = await database().subscription.aggregate({
    where: { newsletterId, status: 'confirmed', rhythm, rhythmSince: { lt: moment } },
    _min: { rhythmSince: true },
  });
  const since = first._min.rhythmSince;
  if (!since) return [];
  const rows = await database().newsletterIssue.findMany({
    where: {
      newsletterId,
      rhythm: 'each',
      status: { in: ['sending', 'paused', 'sent'] },
      frozenAt: { lte: moment },
    },
    select: {
      frozenAt: true,
      stories: { select: { articleId: true }, orderBy: { position: 'asc' } },
    },
    orderBy: [{ frozenAt: 'asc' }, { id: 'asc' }],
  });
  const issues = rows.flatMap(({ frozenAt, stories }): Carried[] =>
    frozenAt ? [{ frozenAt, stories }] : [],
  );
  const parts: Part[] = [];
  const had = new Set<number>();
  for (const [index, issue] of issues.entries()) {
    const from = issues[index - 1]?.frozenAt ?? null;
    if (issue.frozenAt > since) {
      // The newest issue's stories first: they are what the day or the week ends on.
      const carried = issues
        .slice(index)
        .reverse()
        .flatMap(({ stories }) => stories);
      const stories = [...new Set(carried.map(({ articleId }) => articleId))];
      parts.push({ from, to: issue.frozenAt, stories: stories.filter((id) => !had.has(id)) });
    }
    for (const { articleId } of issue.stories) had.add(articleId);
  }
  return parts.filter(({ stories }) => stories.length > 0);
}

async function freezePart(
  tx: Transaction,
  { letterId, rhythm, moment, at }: Round & { letterId: number },
  part: WrittenPart,
): Promise<void> {
  const { draft, content, links, counted } = part;
  const issue = await tx.newsletterIssue.create({
    data: {
      newsletterId: letterId,
      rhythm,
      subject: draft.subject,
      preheader: draft.preheader,
      intro: draft.intro,
      createdAt: at,
      createdBy: 'the schedule',
      stories: {
        create: draft.stories.map((articleId, position) => ({ articleId, position })),
      },
    },
    select: { id: true },
  });
  const recipients = await tx.$executeRaw`
    insert into delivery (issue_id, subscriber_id, email, domain, next_try_at)
    select ${issue.id}, s.id, s.email, split_part(s.email, '@', 2), ${at}
    from subscription x join subscriber s on s.id = x.subscriber_id
    where x.newsletter_id = ${letterId} and x.status = 'confirmed'
      and x.rhythm = ${rhythm}::"Rhythm" and x.rhythm_since < ${part.to}
      and x.rhythm_since >= coalesce(${part.from}::timestamptz, '-infinity')
      and (s.paused_until is null or s.paused_until <= ${at})
      and not exists (select 1 from suppression p where p.email = s.email)`;
  if (recipients === 0) {
    await tx.newsletterIssue.delete({ where: { id: issue.id } });
    return;
  }
  const isLate = at.getTime() - moment.getTime() > lateMs;
  await tx.newsletterIssue.update({
    where: { id: issue.id },
    data: {
      ...content,
      ...counted,
      status: isLate ? 'paused' : 'sending',
      pauseReason: isLate
        ? 'It was to go more than an hour ago. Look whether it still should.'
        : null,
      frozenAt: at,
      recipients,
      sendKey: `digest-${issue.id}`,
    },
  });
  await keepLinks(tx, issue.id, links);
  await record(tx, {
    actor: null,
    action: 'issue.send',
    subject: `issue:${issue.id}`,
    after: { recipients, hash: content.contentHash, rhythm },
  });
}

/** The digest as a mail, with as many stories as fit; null when readers may see none of them now. */
async function gatherFitting(letter: Letter, rhythm: Rhythm, wanted: number[]) {
  const span = rhythm === 'daily' ? 'day' : 'week';
  const cards = await readCards(wanted);
  if (cards.length === 0) return null;
  for (let count = Math.min(cards.length, issueLimits.stories); ; count -= 1) {
    const shown = cards.slice(0, count);
    const draft: IssueDraft = {
      subject: `${letter.name}: your ${span}, ${count === 1 ? 'one story' : `${count} stories`}`,
      preheader: shown
        .map(({ headline }) => headline)
        .join(' · ')
        .slice(0, issueLimits.preheader),
      intro: digestIntro(letter, { shown: count, all: cards.length }),
      stories: shown.map(({ id }) => id),
    };
    const gathered = await gatherLetter(letter.id, draft);
    const { content, links } = contentOf(gathered, null);
    if (bytesAsSent(content.html) <= mostBytes || count === 1) {
      return { draft, content, links, counted: gathered.counted };
    }
  }
}

/** What was left out is said, with where it can be read. */
function digestIntro(letter: Letter, { shown, all }: { shown: number; all: number }): string {
  if (shown === all) return `What ${letter.name} carried since your last digest, all in one.`;
  const where = letter.archiveIsPublic
    ? ` The others are in [its issues](/newsletters/${letter.slug}).`
    : '';
  return `What ${letter.name} carried since your last digest: the newest ${shown} of its ${all} stories.${where}`;
}

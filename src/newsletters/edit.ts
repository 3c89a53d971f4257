/**
 * Publishers make letters, change and retire them. A change is saved against the version that was seen,
 * and readers see it at once.
 */
import { type Actor, record } from '#accounts/index.ts';
import { type Changed, change } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { type LetterForm, mayEditLetters, minuteOf } from './pure.ts';

type Problem = { field: string; code: string };
export type EditResult =
  | { kind: 'saved'; version: number; slug: string }
  /** Somebody else has saved it since. */
  | { kind: 'conflict' }
  | { kind: 'invalid'; problems: Problem[] }
  | { kind: 'forbidden' | 'absent' };

/** Makes a letter. Its address is for good: subscribers have it in their mails. */
export async function startLetter(
  actor: Actor,
  { slug, form, at }: { slug: string; form: LetterForm; at: Date },
): Promise<EditResult> {
  if (!mayEditLetters(actor)) return { kind: 'forbidden' };
  return change(async (tx, changed) => {
    await lockLetters(tx);
    if (await tx.newsletter.findUnique({ where: { slug }, select: { id: true } })) {
      return { kind: 'invalid', problems: [{ field: 'slug', code: 'address-taken' }] };
    }
    const fields = await fieldsOf(tx, form);
    if ('problems' in fields) return { kind: 'invalid', problems: fields.problems };
    const { id } = await tx.newsletter.create({
      data: { slug, position: 0, ...fields.data, preparedUntil: at },
      select: { id: true },
    });
    await putInPlace(tx, id, form.place);
    await tell(changed, slug, form);
    await record(tx, { actor, action: 'letter.start', subject: `letter:${slug}`, after: form });
    return { kind: 'saved', version: 1, slug };
  });
}

export type Edit = { slug: string; version: number; form: LetterForm; at: Date };

export async function editLetter(
  actor: Actor,
  { slug, version, form, at }: Edit,
): Promise<EditResult> {
  if (!mayEditLetters(actor)) return { kind: 'forbidden' };
  return change(async (tx, changed) => {
    await lockLetters(tx);
    const before = await tx.newsletter.findUnique({ where: { slug } });
    if (!before) return { kind: 'absent' };
    if (before.version !== version) return { kind: 'conflict' };
    const fields = await fieldsOf(tx, form);
    if ('problems' in fields) return { kind: 'invalid', problems: fields.problems };
    const { data } = fields;
    const isRescheduled =
      before.scheduleMinute !== data.scheduleMinute ||
      before.scheduleDays.join() !== data.scheduleDays.join();
    await tx.newsletter.update({
      where: { slug },
      // A new schedule begins now: what the old one or the new one would have done before is past.
      data: { ...data, version: version + 1, ...(isRescheduled ? { preparedUntil: at } : {}) },
    });
    await putInPlace(tx, before.id, form.place);
    await tell(changed, slug, form);
    const { name, promise, schedule } = before;
    await record(tx, {
      actor,
      action: 'letter.edit',
      subject: `letter:${slug}`,
      before: { name, promise, schedule },
      after: form,
    });
    return { kind: 'saved', version: version + 1, slug };
  });
}

/**
 * Retires a letter, or takes that back. A retired one is offered nowhere and nothing of it is sent;
 * what it sent can still be read.
 */
export async function retireLetter(
  actor: Actor,
  { slug, version, retire, at }: { slug: string; version: number; retire: boolean; at: Date },
): Promise<EditResult> {
  if (!mayEditLetters(actor)) return { kind: 'forbidden' };
  return change(async (tx, changed) => {
    await lockLetters(tx);
    const letter = await tx.newsletter.findUnique({
      where: { slug },
      select: {
        id: true,
        version: true,
        issues: { where: { status: { in: ['sending', 'paused'] } } },
      },
    });
    if (!letter) return { kind: 'absent' };
    if (letter.version !== version) return { kind: 'conflict' };
    if (retire && letter.issues.length > 0) {
      return { kind: 'invalid', problems: [{ field: 'retire', code: 'under-way' }] };
    }
    await tx.newsletter.update({
      where: { slug },
      data: { retiredAt: retire ? at : null, version: version + 1, preparedUntil: at },
    });
    if (retire) {
      await tx.newsletterIssue.updateMany({
        where: { newsletterId: letter.id, status: 'draft' },
        data: { sendAt: null, approvedVersion: null, approvedBy: null },
      });
    }
    changed('newsletters', `issues:${slug}`);
    const action = retire ? 'letter.retire' : 'letter.revive';
    await record(tx, { actor, action, subject: `letter:${slug}` });
    return { kind: 'saved', version: version + 1, slug };
  });
}

/** Publishers take turns: places in the list are given to one at a time. */
async function lockLetters(tx: Transaction): Promise<void> {
  await tx.$queryRaw`select id from newsletter order by id for update`;
}

async function tell(changed: Changed, slug: string, { logo }: LetterForm): Promise<void> {
  changed('newsletters', `issues:${slug}`, ...(logo ? [`picture:${logo}`] : []));
}

async function putInPlace(tx: Transaction, id: number, place: number): Promise<void> {
  const others = await tx.newsletter.findMany({
    where: { id: { not: id } },
    select: { id: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const order = others.map((other) => other.id).toSpliced(place - 1, 0, id);
  for (const [position, letter] of order.entries()) {
    await tx.newsletter.updateMany({
      where: { id: letter, position: { not: position } },
      data: { position },
    });
  }
  await tx.newsletter.update({ where: { id }, data: { position: order.indexOf(id) } });
}

/** The form as columns. What it names must be there. */
async function fieldsOf(tx: Transaction, form: LetterForm) {
  const { edition, logo, placed, rule, scheduled, digest, place: _, accent, ...rest } = form;
  const problems: Problem[] = [];
  const known = async (field: string, wanted: string[], rows: { id: number; slug: string }[]) => {
    const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
    if (wanted.some((slug) => !ids.has(slug))) problems.push({ field, code: 'unknown' });
    return [...new Set(wanted)].flatMap((slug) => ids.get(slug) ?? []);
  };
  const select = { id: true, slug: true } as const;
  const [editions, sections, formats, picture] = await Promise.all([
    tx.edition.findMany({ select }),
    tx.section.findMany({ select }),
    tx.format.findMany({ select }),
    logo ? tx.picture.findUnique({ where: { key: logo }, select: { id: true, alt: true } }) : null,
  ]);
  const [editionId = null] = await known('edition', edition ? [edition] : [], editions);
  if (logo && !picture) problems.push({ field: 'logo', code: 'unknown' });
  if (picture && !picture.alt) problems.push({ field: 'logo', code: 'no-alt' });
  const data = {
    ...rest,
    senderName: rest.senderName || null,
    replyTo: rest.replyTo || null,
    accent: accent || null,
    editionId,
    logoId: picture?.id ?? null,
    placedSections: await known('placed.sections', placed.sections, sections),
    placedFormats: await known('placed.formats', placed.formats, formats),
    inTextAfter: placed.after,
    atFoot: placed.foot,
    ruleSections: await known('rule.sections', rule.sections, sections),
    ruleFormats: await known('rule.formats', rule.formats, formats),
    ruleDays: rule.days,
    ruleCount: rule.count,
    ruleSparesOthers: rule.sparesOthers,
    scheduleDays: [...new Set(scheduled?.days ?? [])].sort(),
    scheduleMinute: scheduled ? minuteOf(scheduled.time) : null,
    scheduleAsks: scheduled?.asks ?? true,
    digestMinute: minuteOf(digest.time),
    digestDay: digest.day,
  };
  return problems.length > 0 ? { problems } : { data };
}

import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { onChanges } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../../tests/support/database.ts';
import { fileStory, makePublication } from '../../../tests/support/publication.ts';
import { makeActor } from '../../../tests/support/staff.ts';
import { readCorrections } from '../corrections/read-corrections.ts';
import { createStory } from '../drafts/create-story.ts';
import { saveDraft } from '../drafts/save-draft.ts';
import { readPlan } from '../planning/story-plan.ts';
import { findStory, latestStories, listMonths, listStories } from '../read.ts';
import { checkStory } from './check-story.ts';
import { embargoStory } from './embargo.ts';
import { readGate, saveGate } from './gate-settings.ts';
import { closeLegalFlag, openLegalFlag } from './legal-flag.ts';
import { publishStory } from './publish-story.ts';
import { runDue } from './run-due.ts';
import { scheduleStory, unscheduleStory } from './schedule-story.ts';
import { planWithdrawal, restoreStory, withdrawStory } from './withdraw-story.ts';

const minute = 60_000;
const start = new Date('2026-03-01T09:00:00Z');
const minutesOn = (minutes: number) => new Date(start.getTime() + minutes * minute);

describe.runIf(hasDatabase)('from idea to live', () => {
  useDatabase();
  let editor: Actor;
  let writer: Actor;
  beforeEach(async () => {
    await makePublication();
    const nadia = await database().person.findUniqueOrThrow({ where: { slug: 'nadia' } });
    editor = await makeActor('editor', { name: 'Ed' });
    writer = await makeActor('writer', { name: 'Nadia', personId: nadia.id });
  });

  /** A story of the writer's with nothing for the gate to say; returns its id and head. */
  async function write(fields: { headline?: string; body?: string; standfirst?: string } = {}) {
    const headline = fields.headline ?? 'A headline that says enough';
    const made = await createStory({ actor: writer, headline });
    if (made.kind !== 'created') throw new Error(made.kind);
    const saved = await saveDraft({
      actor: writer,
      articleId: made.id,
      base: made.revision,
      draft: { ...made.draft, standfirst: 'What it is about.', body: 'A sentence.', ...fields },
    });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    return {
      articleId: made.id,
      revision: saved.revision,
      slug: made.draft.slug,
      draft: made.draft,
    };
  }
  type Written = Awaited<ReturnType<typeof write>>;
  const edit = async ({ articleId, revision, draft }: Written, body: string) => {
    const changed = { ...draft, standfirst: 'What it is about.', body };
    return saveDraft({ actor: writer, articleId, base: revision, draft: changed });
  };
  const row = (id: number) => database().article.findUniqueOrThrow({ where: { id } });
  const kindsOf = async (articleId: number) =>
    (await database().articleEvent.findMany({ where: { articleId }, orderBy: { id: 'asc' } })).map(
      ({ kind }) => kind,
    );
  const isSeen = async (slug: string) => {
    const lists = [(await listStories({}, 1)).stories, await latestStories({}, { take: 50 })];
    const listed = lists.map((list) => list.some((card) => card.slug === slug));
    const found = (await findStory(slug)).kind === 'live';
    const counted = (await listMonths()).length > 0;
    if (new Set([...listed, found, counted]).size > 1)
      throw new Error('Readers are told two things');
    return found;
  };

  test('an editor publishes, everybody is told, and what happened is kept', async () => {
    const story = await write();
    const heard: string[] = [];
    const stop = onChanges((tags) => heard.push(...tags));
    const result = await publishStory({ ...story, actor: editor, at: start });
    stop();
    expect(result).toMatchObject({ kind: 'published', revision: 2, isFirst: true });
    expect(heard).toEqual(expect.arrayContaining([`slug:${story.slug}`, 'list:all']));
    expect(await isSeen(story.slug)).toBe(true);
    expect(await row(story.articleId)).toMatchObject({ status: 'live', stage: 'settled' });
    expect(await kindsOf(story.articleId)).toEqual(['published']);
    const audit = await database().auditEntry.findMany({ where: { action: 'story.published' } });
    expect(audit).toMatchObject([{ staffId: editor.staffId, subject: `story:${story.articleId}` }]);
    expect((await publishStory({ ...story, actor: editor })).kind).toBe('unchanged');
  });

  test('a change and its correction reach readers together, or neither does', async () => {
    const correction = { kind: 'correction', text: 'It was two.' } as const;
    const story = await write();
    const { articleId } = story;
    const early = await publishStory({ ...story, actor: editor, at: start, correction });
    expect(early).toEqual({ kind: 'not-published' });
    expect(await isSeen(story.slug)).toBe(false);
    await publishStory({ ...story, actor: editor, at: start });
    const held = await publishStory({ ...story, actor: editor, correction });
    expect(held.kind).toBe('unchanged');
    expect(await readCorrections(editor, articleId)).toEqual({ kind: 'found', corrections: [] });
    const saved = await edit(story, 'Two sentences.');
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    const at = minutesOn(5);
    const { revision } = saved;
    const changed = await publishStory({ actor: editor, articleId, revision, at, correction });
    expect(changed).toMatchObject({ kind: 'published', isFirst: false });
    expect(await readCorrections(writer, articleId)).toMatchObject({
      corrections: [{ ...correction, at, by: 'Ed' }],
    });
    const contributor = await makeActor('contributor');
    expect(await readCorrections(contributor, articleId)).toEqual({ kind: 'forbidden' });
  });

  test('a writer does not publish, and nobody publishes what they have not read', async () => {
    const story = await write();
    expect((await publishStory({ ...story, actor: writer })).kind).toBe('forbidden');
    await edit(story, 'Another sentence.');
    const result = await publishStory({ ...story, actor: editor });
    expect(result).toEqual({ kind: 'moved-on', revision: 3 });
    expect(await isSeen(story.slug)).toBe(false);
  });

  test('a changed head of a live story is private until it is published', async () => {
    const story = await write();
    await publishStory({ ...story, actor: editor, at: start });
    await edit(story, 'A better sentence.');
    expect(await row(story.articleId)).toMatchObject({ status: 'live', stage: 'draft' });
    expect(await findStory(story.slug)).toMatchObject({ story: { body: 'A sentence.' } });
    await publishStory({ ...story, revision: 3, actor: editor, at: minutesOn(90), isMinor: true });
    expect(await findStory(story.slug)).toMatchObject({
      story: { body: 'A better sentence.', firstPublishedAt: start, lastChangedAt: start },
    });
  });

  test('a stop stops, an override names it and gives a reason, and the reason is kept', async () => {
    const story = await write({ standfirst: '' });
    const checked = await checkStory({ actor: writer, articleId: story.articleId });
    expect(checked).toMatchObject({
      mayOverride: false,
      issues: [{ rule: 'standfirst', level: 'stop' }],
    });
    const wanted = { ...story, actor: editor };
    expect(await publishStory(wanted)).toMatchObject({
      kind: 'refused',
      issues: [{ rule: 'standfirst', code: 'standfirst-missing', where: { field: 'standfirst' } }],
    });
    const without = { rules: ['standfirst' as const], reason: '  ' };
    expect((await publishStory({ ...wanted, override: without })).kind).toBe('refused');
    const other = { rules: ['byline' as const], reason: 'Breaking' };
    expect((await publishStory({ ...wanted, override: other })).kind).toBe('refused');
    const override = { rules: ['standfirst' as const], reason: 'Breaking' };
    expect((await publishStory({ ...wanted, override })).kind).toBe('published');
    const event = await database().articleEvent.findFirst({ where: { kind: 'stop_overridden' } });
    expect(event).toMatchObject({
      note: 'Breaking',
      actorName: 'Ed',
      details: { rules: ['standfirst'] },
    });
  });

  test('the publisher sets what stops, for one format or for all', async () => {
    const story = await write({ standfirst: '' });
    const publisher = await makeActor('publisher');
    const choices = [
      { rule: 'standfirst' as const, format: 'the-explainer', level: 'off' as const },
    ];
    expect((await saveGate({ actor: editor, choices })).kind).toBe('forbidden');
    expect((await saveGate({ actor: publisher, choices })).kind).toBe('saved');
    expect(await readGate(editor)).toMatchObject({ choices, mayChange: false });
    expect((await publishStory({ ...story, actor: editor })).kind).toBe('published');
  });

  test('a link to a story that readers cannot open stops, until they can', async () => {
    const other = await write({ headline: 'Another headline of a story' });
    const story = await write({ body: `See [it](/world/${other.slug}) and [the world](/world).` });
    const issue = { rule: 'dead-link', detail: { path: `/world/${other.slug}` } };
    const check = () => checkStory({ actor: editor, articleId: story.articleId });
    expect(await check()).toMatchObject({ issues: [issue] });
    await publishStory({ ...other, actor: editor });
    expect(await check()).toMatchObject({ issues: [] });
  });

  test('a withdrawn story is gone everywhere, and comes back as it was', async () => {
    const story = await write();
    await publishStory({ ...story, actor: editor, at: start });
    const gone = { actor: editor, articleId: story.articleId, reason: 'Wrong person' };
    expect((await withdrawStory({ ...gone, actor: writer })).kind).toBe('forbidden');
    const heard: string[] = [];
    const stop = onChanges((tags) => heard.push(...tags));
    expect((await withdrawStory(gone)).kind).toBe('withdrawn');
    stop();
    expect(heard).toContain(`gone:article:${story.articleId}`);
    expect((await findStory(story.slug)).kind).toBe('withdrawn');
    expect(await isSeen(story.slug)).toBe(false);
    expect((await withdrawStory(gone)).kind).toBe('not-live');
    await edit(story, 'Not for readers yet.');
    const restored = await restoreStory({ actor: editor, articleId: story.articleId });
    expect(restored).toMatchObject({ kind: 'restored', revision: 2 });
    expect(await findStory(story.slug)).toMatchObject({
      story: { body: 'A sentence.', firstPublishedAt: start, lastChangedAt: start },
    });
    expect(await row(story.articleId)).toMatchObject({ stage: 'draft' });
    expect(await kindsOf(story.articleId)).toEqual(['published', 'withdrawn', 'restored']);
  });

  describe('at a time', () => {
    test('a scheduled story is hidden until its time and comes out once, with what was checked', async () => {
      const story = await write();
      const plan = { ...story, actor: editor, at: start, publishAt: minutesOn(10) };
      expect((await scheduleStory({ ...plan, publishAt: start })).kind).toBe('invalid');
      expect((await scheduleStory({ ...plan, actor: writer })).kind).toBe('forbidden');
      expect((await scheduleStory(plan)).kind).toBe('scheduled');
      expect((await edit(story, 'Too late.')).kind).toBe('forbidden');
      expect(await runDue(minutesOn(9))).toEqual({ published: [], withdrawn: [], failed: [] });
      expect(await isSeen(story.slug)).toBe(false);
      const both = await Promise.all([runDue(minutesOn(10)), runDue(minutesOn(10))]);
      expect(both.flatMap(({ published }) => published)).toEqual([story.articleId]);
      expect((await runDue(minutesOn(11))).published).toEqual([]);
      expect(await findStory(story.slug)).toMatchObject({
        story: { body: 'A sentence.', firstPublishedAt: minutesOn(10) },
      });
      expect(await kindsOf(story.articleId)).toEqual(['scheduled', 'published']);
      expect(await database().publishing.count()).toBe(1);
    });

    test('what came due while nobody was there is done at once, and listed as missed', async () => {
      const story = await write();
      await scheduleStory({ ...story, actor: editor, at: start, publishAt: minutesOn(10) });
      expect((await runDue(minutesOn(70))).published).toEqual([story.articleId]);
      expect(await isSeen(story.slug)).toBe(true);
      const missed = await database().articleEvent.findFirst({ where: { kind: 'missed' } });
      expect(missed?.details).toMatchObject({ what: 'publish', lateByMs: 60 * minute });
    });

    test('one that cannot be published does not keep the others, and says why', async () => {
      const stuck = await write();
      const story = await write({ headline: 'Another headline of a story' });
      for (const each of [stuck, story]) {
        const plan = { ...each, actor: editor, at: start, publishAt: minutesOn(10) };
        expect((await scheduleStory(plan)).kind).toBe('scheduled');
      }
      await fileStory({ slug: 'other' });
      await database().$executeRaw`update article set slug = 'aside' where id = ${stuck.articleId}`;
      await database().$executeRaw`update article set slug = ${stuck.slug} where slug = 'other'`;
      expect(await runDue(minutesOn(10))).toMatchObject({
        published: [story.articleId],
        failed: [stuck.articleId],
      });
      expect(await row(stuck.articleId)).toMatchObject({ stage: 'ready', status: 'draft' });
      const missed = await database().articleEvent.findFirst({ where: { kind: 'missed' } });
      expect(missed).toMatchObject({ articleId: stuck.articleId, details: { what: 'failed' } });
      expect(missed?.note).toMatch(/constraint/i);
    });

    test('a change to a live story waits for its time', async () => {
      const story = await write();
      await publishStory({ ...story, actor: editor, at: start });
      await edit(story, 'A better sentence.');
      const plan = { ...story, revision: 3, actor: editor, at: start, publishAt: minutesOn(10) };
      expect((await scheduleStory(plan)).kind).toBe('scheduled');
      expect(await findStory(story.slug)).toMatchObject({ story: { body: 'A sentence.' } });
      await runDue(minutesOn(10));
      expect(await findStory(story.slug)).toMatchObject({ story: { body: 'A better sentence.' } });
    });

    test('a scheduled change brings its correction with it, in the name of who wrote it', async () => {
      const correction = { kind: 'correction', text: 'It was two.' } as const;
      const story = await write();
      const plan = { ...story, actor: editor, at: start, publishAt: minutesOn(10), correction };
      expect((await scheduleStory(plan)).kind).toBe('not-published');
      await publishStory({ ...story, actor: editor, at: start });
      await edit(story, 'Two sentences.');
      expect((await scheduleStory({ ...plan, revision: 3 })).kind).toBe('scheduled');
      expect(await readPlan(editor, story.articleId)).toMatchObject({
        plan: { publishes: { isMinor: false, correction } },
      });
      await runDue(minutesOn(9));
      expect(await readCorrections(editor, story.articleId)).toMatchObject({ corrections: [] });
      await Promise.all([runDue(minutesOn(10)), runDue(minutesOn(10))]);
      expect(await readCorrections(editor, story.articleId)).toMatchObject({
        corrections: [{ ...correction, at: minutesOn(10), by: 'Ed' }],
      });
      expect(await readPlan(editor, story.articleId)).toMatchObject({
        plan: { publishAt: null, publishes: { isMinor: false, correction: null } },
      });
    });

    test('a correction goes off the schedule with its change, and a minor edit stays one', async () => {
      const story = await write();
      await publishStory({ ...story, actor: editor, at: start });
      await edit(story, 'A better sentence.');
      const plan = { ...story, revision: 3, actor: editor, at: start, publishAt: minutesOn(10) };
      const correction = { kind: 'clarification', text: 'It could mislead.' } as const;
      await scheduleStory({ ...plan, correction });
      await unscheduleStory({ actor: editor, articleId: story.articleId });
      await scheduleStory({ ...plan, isMinor: true });
      await runDue(minutesOn(10));
      expect(await readCorrections(editor, story.articleId)).toMatchObject({ corrections: [] });
      expect(await findStory(story.slug)).toMatchObject({
        story: { body: 'A better sentence.', lastChangedAt: start },
      });
    });

    test('a story is withdrawn at its time; one whose whole time was missed is never shown', async () => {
      const story = await write();
      const plan = { ...story, actor: editor, at: start, publishAt: minutesOn(10) };
      await scheduleStory({ ...plan, withdrawAt: minutesOn(20) });
      await runDue(minutesOn(10));
      expect(await isSeen(story.slug)).toBe(true);
      expect(await runDue(minutesOn(20))).toMatchObject({ withdrawn: [story.articleId] });
      expect((await findStory(story.slug)).kind).toBe('withdrawn');

      const other = await write({ headline: 'Another headline of a story' });
      await scheduleStory({ ...plan, ...other, withdrawAt: minutesOn(20) });
      expect(await runDue(minutesOn(30))).toMatchObject({
        published: [],
        failed: [other.articleId],
      });
      expect(await isSeen(other.slug)).toBe(false);
      expect(await row(other.articleId)).toMatchObject({ stage: 'ready', withdrawAt: null });
    });

    test('taken off the schedule, by hand or by withdrawal, nothing happens by itself', async () => {
      const story = await write();
      await publishStory({ ...story, actor: editor, at: start });
      await edit(story, 'A better sentence.');
      const plan = { ...story, revision: 3, actor: editor, at: start, publishAt: minutesOn(10) };
      await scheduleStory(plan);
      await unscheduleStory({ actor: editor, articleId: story.articleId });
      expect((await runDue(minutesOn(10))).published).toEqual([]);
      await scheduleStory(plan);
      await withdrawStory({ actor: editor, articleId: story.articleId, reason: '' });
      expect((await runDue(minutesOn(10))).published).toEqual([]);
      expect((await findStory(story.slug)).kind).toBe('withdrawn');
      const planned = await planWithdrawal({
        actor: editor,
        articleId: story.articleId,
        withdrawAt: minutesOn(1),
      });
      expect(planned.kind).toBe('not-live');
    });
  });

  test('nobody publishes before an embargo ends, and only an editor ends it', async () => {
    const story = await write();
    const { articleId } = story;
    const until = minutesOn(60);
    const set = { articleId, actor: writer, until, at: start };
    expect((await embargoStory(set)).kind).toBe('embargoed');
    expect((await embargoStory({ ...set, until: minutesOn(30) })).kind).toBe('forbidden');
    const wanted = { ...story, actor: editor, at: minutesOn(59) };
    expect(await publishStory(wanted)).toEqual({ kind: 'embargoed-until', until });
    expect((await scheduleStory({ ...wanted, publishAt: minutesOn(59.5) })).kind).toBe(
      'embargoed-until',
    );
    expect((await scheduleStory({ ...wanted, publishAt: until })).kind).toBe('scheduled');
    expect((await embargoStory({ ...set, until: minutesOn(90) })).kind).toBe('forbidden');
    const later = await embargoStory({ ...set, actor: editor, until: minutesOn(90) });
    expect(later).toMatchObject({ kind: 'invalid', problems: [{ code: 'scheduled' }] });
    await runDue(until);
    expect(await isSeen(story.slug)).toBe(true);
    expect(await row(articleId)).toMatchObject({ embargoUntil: null });
    const live = await embargoStory({ ...set, actor: editor });
    expect(live).toMatchObject({ kind: 'invalid', problems: [{ code: 'live' }] });
  });

  test('an open legal flag stops, takes a story off the schedule, and an editor closes it', async () => {
    const story = await write();
    const { articleId } = story;
    await scheduleStory({ ...story, actor: editor, at: start, publishAt: minutesOn(10) });
    expect((await openLegalFlag({ articleId, actor: editor, reason: ' ' })).kind).toBe('invalid');
    const opened = await openLegalFlag({ articleId, actor: editor, reason: 'Names a minor' });
    expect(opened).toEqual({ kind: 'opened', wasScheduled: true });
    expect((await runDue(minutesOn(10))).published).toEqual([]);
    expect((await publishStory({ ...story, actor: editor })).kind).toBe('refused');
    const close = { articleId, actor: writer, reason: 'Read by counsel' };
    expect((await closeLegalFlag(close)).kind).toBe('forbidden');
    expect((await closeLegalFlag({ ...close, actor: editor })).kind).toBe('closed');
    expect((await publishStory({ ...story, actor: editor })).kind).toBe('published');
    expect(await kindsOf(articleId)).toEqual([
      'scheduled',
      'legal_opened',
      'unscheduled',
      'legal_closed',
      'published',
    ]);
  });

  describe('the database itself refuses', () => {
    const refused = (sql: string) => expect(database().$executeRawUnsafe(sql)).rejects.toThrow();

    test('a schedule without a time, an embargo on a live story, a changed history', async () => {
      await fileStory({ slug: 'live' });
      const story = await write();
      await publishStory({ ...story, actor: editor });
      await refused(`update article set stage = 'scheduled'`);
      await refused(`update article set publish_at = now()`);
      await refused(`update article set embargo_until = now() + interval '1 day'`);
      await refused(`update article set legal_reason = ' '`);
      await refused(
        `update article set stage = 'settled', status = 'draft', live_revision_id = null`,
      );
      await refused('delete from article_event');
      await refused(`update article_event set note = 'x'`);
    });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { editLetter, retireLetter } from '#newsletters/index.ts';
import type { LetterForm } from '#newsletters/pure.ts';
import { choicesKey, own } from '#subscribers/index.ts';
import type { Rhythm } from '#subscribers/pure.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { letterForm } from '../../tests/support/letter-form.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { desk, listArchive, saveIssue, suggestStories, timing } from './index.ts';
import { bytesAsSent } from './letter/addresses.ts';
import { mostBytes } from './pure.ts';

const start = new Date('2026-01-05T12:00:00Z'); // a Monday
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const past = (ms: number) => new Date(start.getTime() + ms);

describe.runIf(hasDatabase)('what goes by the clock', () => {
  useDatabase();
  let actor: Actor;
  let publisher: Actor;

  beforeEach(async () => {
    await makePublication();
    actor = await makeActor('editor');
    publisher = await makeActor('publisher');
  });

  async function set(fields: Partial<LetterForm>, at = start, slug = 'morning') {
    const { version } = await database().newsletter.findUniqueOrThrow({ where: { slug } });
    const form = letterForm({ name: slug, ...fields });
    expect(await editLetter(publisher, { slug, version, form, at })).toMatchObject({
      kind: 'saved',
    });
  }
  async function stories(...slugs: string[]): Promise<number[]> {
    for (const slug of slugs) await fileStory({ slug, published: past(-day).toISOString() });
    const rows = await database().article.findMany({ where: { slug: { in: slugs } } });
    return slugs.map((slug) => rows.find((row) => row.slug === slug)?.id ?? 0);
  }
  const issues = () =>
    database().newsletterIssue.findMany({
      include: {
        stories: { orderBy: { position: 'asc' } },
        deliveries: { orderBy: { email: 'asc' } },
      },
      orderBy: { id: 'asc' },
    });
  const only = async () => {
    const [issue, ...others] = await issues();
    if (!issue || others.length > 0) throw new Error(`${others.length + 1} issues`);
    return issue;
  };

  describe('an issue with a moment', () => {
    async function scheduled(sendAt = past(hour)) {
      await makeReaders(3);
      const issue = await writeIssue(actor, { at: start });
      const result = await timing.scheduleIssue(actor, { ...issue, sendAt, at: start });
      expect(result).toEqual({ kind: 'scheduled' });
      return issue;
    }

    test('goes at it and not before, once, to whoever gets the letter then', async () => {
      await scheduled();
      await timing.runDue(past(hour - 1));
      expect((await only()).status).toBe('draft');
      await makeReaders(4);
      await Promise.all([timing.runDue(past(hour)), timing.runDue(past(hour))]);
      await timing.runDue(past(hour + minute));
      const issue = await only();
      expect([issue.status, issue.recipients, issue.deliveries.length]).toEqual(['sending', 4, 4]);
      expect(issue.frozenAt).toEqual(past(hour));
    });

    test('asks before it goes when its moment was more than an hour ago', async () => {
      const { id, version } = await scheduled();
      await timing.runDue(past(2 * hour + 1));
      const issue = await only();
      expect(issue.status).toBe('draft');
      expect(issue.heldBecause).toContain('more than an hour ago');
      await timing.runDue(past(3 * hour));
      expect((await only()).status).toBe('draft');
      const at = past(3 * hour);
      await timing.scheduleIssue(actor, { id, version, sendAt: past(4 * hour), at });
      await timing.runDue(past(4 * hour));
      expect(await only()).toMatchObject({ status: 'sending', heldBecause: null });
    });

    test('does not go when it was changed after somebody approved it', async () => {
      const { id, version } = await scheduled();
      const draft = { subject: 'Another', preheader: '', intro: 'Words.', stories: [] };
      expect(await saveIssue(actor, { id, version, draft })).toMatchObject({ kind: 'saved' });
      await timing.runDue(past(hour + minute));
      expect((await only()).status).toBe('draft');
      await timing.runDue(past(2 * hour + minute));
      expect((await only()).heldBecause).toContain('Nobody approved it in time');
    });

    test('is held with the reason when it is not ready', async () => {
      const { id } = await scheduled();
      const [one = 0] = await stories('one');
      await database().issueStory.create({ data: { issueId: id, articleId: one, position: 0 } });
      await fileStory({ slug: 'one', status: 'withdrawn' });
      await timing.runDue(past(hour));
      expect(await only()).toMatchObject({ status: 'draft' });
      expect((await only()).heldBecause).toContain('not live');
    });

    test('can be called off, and a retired letter sends nothing', async () => {
      const { id, version } = await scheduled();
      const called = { id, version, sendAt: null, at: start };
      expect(await timing.scheduleIssue(actor, called)).toEqual({ kind: 'unscheduled' });
      await timing.runDue(past(hour));
      expect((await only()).status).toBe('draft');
      await timing.scheduleIssue(actor, { id, version, sendAt: past(2 * hour), at: start });
      await retireLetter(publisher, { slug: 'morning', version: 1, retire: true, at: start });
      await timing.runDue(past(2 * hour));
      expect(await only()).toMatchObject({ status: 'draft', sendAt: null });
    });

    test('a moment that is past, a version that is old and a writer are refused', async () => {
      const issue = await writeIssue(actor, { at: start });
      const asked = { ...issue, sendAt: past(hour), at: start };
      expect(await timing.scheduleIssue(actor, { ...asked, sendAt: start })).toEqual({
        kind: 'invalid',
        problems: [{ field: 'sendAt', code: 'past' }],
      });
      expect(await timing.scheduleIssue(actor, { ...asked, version: 1 })).toEqual({
        kind: 'conflict',
      });
      const writer = await makeActor('writer');
      expect(await timing.scheduleIssue(writer, asked)).toEqual({ kind: 'forbidden' });
    });
  });

  describe('a letter with a schedule', () => {
    const weekday = { days: [1, 2, 3, 4, 5], time: '14:00', asks: false };

    test('prepares and sends by itself, once for each moment', async () => {
      await makeReaders(2);
      const [one = 0, two = 0] = await stories('one', 'two');
      await set({ scheduled: weekday });
      await timing.runDue(past(2 * hour - 1));
      expect(await issues()).toEqual([]);
      await Promise.all([timing.runDue(past(2 * hour)), timing.runDue(past(2 * hour))]);
      await timing.runDue(past(2 * hour + minute));
      const issue = await only();
      expect(issue).toMatchObject({ status: 'sending', subject: 'Headline of two', recipients: 2 });
      expect(issue.stories.map(({ articleId }) => articleId)).toEqual([two, one]);
      // The next day has nothing new: nobody gets an empty issue.
      await timing.runDue(past(day + 2 * hour));
      expect(await issues()).toHaveLength(1);
    });

    test('is there an hour ahead when an editor is to approve it, and waits for that', async () => {
      await makeReaders(2);
      await stories('one');
      await set({ scheduled: { ...weekday, asks: true } });
      await timing.runDue(past(hour));
      const { id, version, sendAt } = await only();
      expect(sendAt).toEqual(past(2 * hour));
      expect((await desk.listDeskLetters())[0]).toMatchObject({ slug: 'morning', waits: 1 });
      await timing.runDue(past(2 * hour));
      expect((await only()).status).toBe('draft');
      const later = past(2 * hour + 10 * minute);
      await timing.scheduleIssue(actor, { id, version, sendAt: later, at: past(2 * hour) });
      await timing.runDue(later);
      expect((await only()).status).toBe('sending');
    });

    test('what was missed while no process ran is prepared once, and asks', async () => {
      await makeReaders(2);
      await stories('one');
      await set({ scheduled: weekday });
      await timing.runDue(past(3 * day + 5 * hour));
      const issue = await only();
      expect(issue).toMatchObject({ status: 'draft', sendAt: past(3 * day + 2 * hour) });
      expect(issue.heldBecause).toContain('more than an hour ago');
    });

    test('nothing is prepared for nobody', async () => {
      await stories('one');
      await set({ scheduled: weekday });
      await timing.runDue(past(2 * hour));
      expect(await issues()).toEqual([]);
    });
  });

  describe('the rule', () => {
    async function suggested(rule: Partial<LetterForm['rule']> = {}) {
      const { id } = await writeIssue(actor, { at: start });
      const whole = { ...letterForm().rule, ...rule };
      const found = await suggestStories(actor, { id, except: [], rule: whole, at: start });
      return found.kind === 'suggested' ? found.stories.map(({ id: story }) => story) : found.kind;
    }

    test('takes sections with those under them, formats, a count, and what is new enough', async () => {
      const [one = 0] = await stories('one');
      await fileStory({ slug: 'asian', section: 'asia', published: past(-2 * day).toISOString() });
      await fileStory({ slug: 'science', section: 'science', format: 'speed-read' });
      const byName = async (slug: string) =>
        (await database().article.findUniqueOrThrow({ where: { slug } })).id;
      const [asian, science] = [await byName('asian'), await byName('science')];
      expect(await suggested()).toEqual([one, asian, science]);
      expect(await suggested({ sections: ['world'] })).toEqual([one, asian]);
      expect(await suggested({ formats: ['speed-read'] })).toEqual([science]);
      expect(await suggested({ days: 2 })).toEqual([one]);
      expect(await suggested({ count: 1 })).toEqual([one]);
    });

    test('leaves out what a reader of this letter got in another, when it is told to', async () => {
      const [one = 0, two = 0] = await stories('one', 'two');
      await makeReaders(1, 'weekly');
      await makeReaders(1, 'morning');
      const other = await writeIssue(actor, { at: start, stories: [one], letter: 'weekly' });
      await pressSend(actor, other, { recipients: 1, at: start });
      expect(await suggested()).toEqual([two, one]);
      expect(await suggested({ sparesOthers: true })).toEqual([two]);
      // Who only got the other letter does not count.
      await database().subscription.deleteMany({ where: { newsletter: { slug: 'morning' } } });
      expect(await suggested({ sparesOthers: true })).toEqual([two, one]);
    });
  });

  describe('a digest', () => {
    async function reader(email: string, rhythm: Rhythm, at: Date) {
      await database().$executeRaw`
        insert into subscriber (email, created_at) values (${email}, ${start}) on conflict do nothing`;
      const found = await database().subscriber.findUniqueOrThrow({ where: { email } });
      const saved = await own.saveChoices(
        choicesKey(found),
        {
          letters: ['morning'],
          rhythms: new Map([['morning', rhythm]]),
          edition: 'us',
          pause: 'none',
          reason: null,
        },
        at,
      );
      expect(saved).toBe(true);
      return found;
    }
    async function send(at: Date, ...carried: number[]) {
      const { id: letter } = await database().newsletter.findUniqueOrThrow({
        where: { slug: 'morning' },
      });
      const recipients = await database().subscription.count({
        where: { newsletterId: letter, status: 'confirmed', rhythm: 'each' },
      });
      const issue = await writeIssue(actor, { at, stories: carried });
      expect(await pressSend(actor, issue, { recipients, at, sendKey: `${issue.id}` })).toEqual({
        kind: 'sending',
        recipients,
      });
    }
    const digests = async () =>
      (await issues())
        .filter(({ rhythm }) => rhythm !== 'each')
        .map(({ rhythm, stories: carried, deliveries }) => [
          rhythm,
          carried.map(({ articleId }) => articleId),
          deliveries.map(({ email }) => email),
        ]);

    test('brings what the issues carried since the last one, once, and is in no archive', async () => {
      const [one = 0, two = 0, three = 0] = await stories('one', 'two', 'three');
      await reader('each@example.org', 'each', start);
      await reader('daily@example.org', 'daily', start);
      await reader('weekly@example.org', 'weekly', start);
      await send(past(hour), one);
      await send(past(2 * hour), two, one);
      const [first] = await issues();
      expect(first?.deliveries.map(({ email }) => email)).toEqual(['each@example.org']);
      await timing.runDue(past(6 * hour - 1));
      expect(await digests()).toEqual([]);
      // At six in the evening, and heard by two processes.
      await Promise.all([timing.runDue(past(6 * hour)), timing.runDue(past(6 * hour))]);
      const daily = ['daily', [two, one], ['daily@example.org']];
      expect(await digests()).toEqual([daily]);
      // A day without an issue has no digest.
      await timing.runDue(past(day + 6 * hour));
      expect(await digests()).toEqual([daily]);
      await send(past(2 * day), three, two);
      await timing.runDue(past(2 * day + 6 * hour));
      await timing.runDue(past(6 * day + 6 * hour));
      expect(await digests()).toEqual([
        daily,
        ['daily', [three], ['daily@example.org']],
        ['weekly', [three, two, one], ['weekly@example.org']],
      ]);
      expect((await listArchive('morning')).map(({ number }) => number)).toEqual([3, 2, 1]);
      const [digest] = (await issues()).filter(({ rhythm }) => rhythm === 'daily');
      expect(digest).toMatchObject({ status: 'sending', number: null });
      expect(digest?.html).toContain('Headline of two');
      expect(digest?.html).not.toContain('View in browser');
    });

    test('who changes to digests in the middle gets only what has not come yet', async () => {
      const [one = 0, two = 0] = await stories('one', 'two');
      await reader('each@example.org', 'each', start);
      await reader('old@example.org', 'daily', start);
      await reader('new@example.org', 'each', start);
      await send(past(hour), one);
      await reader('new@example.org', 'daily', past(2 * hour));
      await send(past(3 * hour), two, one);
      await timing.runDue(past(6 * hour));
      const found = await digests();
      expect(found).toContainEqual(['daily', [two], ['new@example.org']]);
      expect(found).toContainEqual(['daily', [two, one], ['old@example.org']]);
      expect(found).toHaveLength(2);
    });

    test('who paused or left gets none; a story readers may not see is in none', async () => {
      const [one = 0, two = 0] = await stories('one', 'two');
      await reader('each@example.org', 'each', start);
      const paused = await reader('paused@example.org', 'daily', start);
      await reader('daily@example.org', 'daily', start);
      await database().subscriber.update({
        where: { id: paused.id },
        data: { pausedUntil: past(2 * day) },
      });
      await send(past(hour), one, two);
      await fileStory({ slug: 'one', status: 'withdrawn' });
      await timing.runDue(past(6 * hour));
      expect(await digests()).toEqual([['daily', [two], ['daily@example.org']]]);
    });

    test('of more stories than a mail takes it brings the newest, and says where the others are', async () => {
      await database().newsletter.updateMany({
        data: { countsClicks: true, countsOpens: true, asksFeedback: true },
      });
      const ids = await stories(...Array.from({ length: 33 }, (_, n) => `story-${n}`));
      await reader('each@example.org', 'each', start);
      await reader('daily@example.org', 'daily', start);
      await send(past(hour), ...ids.slice(0, 30));
      await send(past(2 * hour), ...ids.slice(30));
      await timing.runDue(past(6 * hour));
      const digest = (await issues()).find(({ rhythm }) => rhythm === 'daily');
      expect(digest?.stories.map(({ articleId }) => articleId)).toEqual([
        ...ids.slice(30),
        ...ids.slice(0, 27),
      ]);
      expect(digest?.text).toContain('the newest 30 of its 33 stories');
      expect(digest?.text).toContain('https://news.example/newsletters/morning');
      // Every link of it is counted, and each is longer in the copy that goes.
      const bytes = bytesAsSent(digest?.html ?? '');
      expect(bytes).toBeLessThan(mostBytes);
      expect(bytes).toBeGreaterThan(Buffer.byteLength(digest?.html ?? '') + 90 * 40);
    });

    test('one that is more than an hour late is paused and asks', async () => {
      const [one = 0] = await stories('one');
      await reader('each@example.org', 'each', start);
      await reader('daily@example.org', 'daily', start);
      await send(past(hour), one);
      await timing.runDue(past(7 * hour + minute));
      const digest = (await issues()).find(({ rhythm }) => rhythm === 'daily');
      expect(digest?.status).toBe('paused');
      expect(digest?.pauseReason).toContain('more than an hour ago');
    });

    test('the page of one person shows how each letter comes, and their edition', async () => {
      const found = await reader('daily@example.org', 'daily', start);
      const choices = await own.findChoices(choicesKey(found), start);
      expect(choices?.edition).toBe('us');
      expect(choices?.letters.map(({ slug, rhythm }) => [slug, rhythm])).toEqual([
        ['morning', 'daily'],
        ['weekly', 'each'],
      ]);
      expect(await own.exportData(choicesKey(found))).toMatchObject({
        subscriptions: [{ rhythm: 'daily' }],
      });
    });
  });
});

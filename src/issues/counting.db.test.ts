import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { audience, own } from '#subscribers/index.ts';
import { segmentFilterSchema } from '#subscribers/pure.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { startSmtp, type TestSmtp } from '../../tests/support/smtp.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { counting, createSender, desk, reports, saveIssue } from './index.ts';

const start = new Date('2026-01-01T12:00:00Z');
const browser = 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe.runIf(hasDatabase)('reports and what is counted', () => {
  const { dataFolder } = useDatabase();
  let smtp: TestSmtp;
  let actor: Actor;
  let publisher: Actor;
  let storyId = 0;

  beforeEach(async () => {
    await makePublication();
    await fileStory({ slug: 'one' });
    storyId = (await database().article.findUniqueOrThrow({ where: { slug: 'one' } })).id;
    actor = await makeActor('editor');
    publisher = await makeActor('publisher');
    smtp = await startSmtp();
  });
  afterEach(() => smtp.stop());

  const seconds = (n: number) => new Date(start.getTime() + n * 1000);
  const all = { countsClicks: true, countsOpens: true, asksFeedback: true };
  const decide = (on: typeof all) =>
    counting.decideCounting(publisher, { slug: 'morning', counting: on });

  async function send(recipients: number) {
    await makeReaders(recipients);
    const issue = await writeIssue(actor, { at: start, stories: [storyId] });
    const pressed = await pressSend(actor, issue, { recipients, at: start });
    expect(pressed).toEqual({ kind: 'sending', recipients });
    await createSender({
      smtpUrl: smtp.url,
      connections: 2,
      limits: { perDomain: 10 },
      folder: dataFolder(),
      clock: () => start,
    }).sendDue();
    return issue.id;
  }
  const mailOf = async (n: number) => {
    const taken = smtp.taken.find(({ to }) => to === `reader-${n}@example.org`);
    const mail = await simpleParser(taken?.source ?? '');
    return { html: mail.html || '', text: mail.text ?? '' };
  };
  const keysIn = (html: string, path: string) =>
    [...html.matchAll(new RegExp(`/newsletters/${path}\\?key=([\\w.-]+)`, 'g'))].map(
      ([, key]) => key ?? '',
    );
  const report = async (id: number) => {
    const found = await reports.reportIssue(actor, id);
    if (found.kind !== 'report') throw new Error(found.kind);
    return found;
  };

  test('unless a publisher says so, links go straight, there is no picture and nothing is asked', async () => {
    await send(1);
    const { html, text } = await mailOf(1);
    expect(html).toContain('href="https://news.example/world/one"');
    for (const part of [html, text]) {
      expect(part).not.toMatch(/newsletters\/(go|seen|feedback)/);
    }
    expect(await counting.decideCounting(actor, { slug: 'morning', counting: all })).toEqual({
      kind: 'forbidden',
    });
    expect(await database().auditEntry.count({ where: { action: 'newsletter.counting' } })).toBe(0);
  });

  test('a counted link leads where the letter led, for this issue only, and no forged one leads anywhere', async () => {
    await decide(all);
    const id = await send(2);
    const { html, text } = await mailOf(1);
    expect(html).not.toContain('href="https://news.example/world/one"');
    expect(text).toContain('https://news.example/world/one');
    const [key = ''] = keysIn(html, 'go').filter((one) => one.includes('.'));
    const urls = await Promise.all(
      keysIn(html, 'go').map((one) =>
        counting.followLink(one, { agent: 'curl/8', at: seconds(60) }),
      ),
    );
    expect(urls).toContain('https://news.example/world/one');
    const links = await database().issueLink.findMany({ where: { issueId: id } });
    expect(links.map(({ url }) => url)).toEqual(expect.arrayContaining(urls));
    // Another number, another delivery, another purpose: each has a signature of its own.
    const [delivery, position, signature] = key.split('.');
    for (const forged of [
      `${delivery}.${Number(position) + 1}.${signature}`,
      `${Number(delivery) + 1}.${position}.${signature}`,
      `${delivery}.999.${signature}`,
      keysIn(html, 'seen')[0] ?? '',
      '',
      'https://evil.example/',
    ]) {
      expect(await counting.followLink(forged, { agent: browser, at: seconds(60) })).toBeNull();
    }
    // Nobody counts the links a publisher did not ask to be counted: leaving stays as it is.
    expect(html).toContain('/newsletters/leave?key=');
    await expect(
      database().issueLink.updateMany({
        where: { issueId: id },
        data: { url: 'https://x.example' },
      }),
    ).rejects.toThrow();
    await expect(
      database().newsletterIssue.update({ where: { id }, data: { countsClicks: false } }),
    ).rejects.toThrow();
  });

  test('people are counted once, and machines apart', async () => {
    await decide(all);
    const id = await send(5);
    const visit = async (n: number, agent: string, at: Date, which = 0) => {
      const { html } = await mailOf(n);
      await counting.seePicture(keysIn(html, 'seen')[0] ?? '', { agent, at });
      await counting.followLink(keysIn(html, 'go')[which] ?? '', { agent, at });
    };
    // A person, twice.
    await visit(1, browser, seconds(300));
    await visit(1, browser, seconds(900));
    // Apple's proxy and Gmail's; and somebody who says nothing of themselves.
    await visit(2, 'Mozilla/5.0', seconds(300));
    await visit(3, `${browser} (via ggpht.com GoogleImageProxy)`, seconds(300));
    await visit(3, '', seconds(400));
    // A scanner that says it is a browser, seconds after the letter was taken.
    await visit(4, browser, seconds(3));
    // One that goes through all links, later: what it began with was its doing as well.
    const { html } = await mailOf(5);
    const [first = '', second = ''] = [...new Set(keysIn(html, 'go'))];
    await counting.followLink(first, { agent: browser, at: seconds(600) });
    expect((await report(id)).issue.clicked).toBe(2);
    await counting.followLink(second, { agent: browser, at: seconds(601) });
    const { issue, machines, links } = await report(id);
    expect(issue).toMatchObject({ opened: 1, clicked: 1, accepted: 5 });
    expect(machines).toEqual({ opened: 3, clicked: 4 });
    expect(links.reduce((sum, link) => sum + link.people, 0)).toBe(1);
    // The person reads it after the scanner did.
    await counting.followLink(first, { agent: browser, at: seconds(5000) });
    expect((await report(id)).issue.clicked).toBe(2);
  });

  test('who asked for their data to be deleted is not counted any more, and the link still leads on', async () => {
    await decide(all);
    await send(1);
    const { html } = await mailOf(1);
    const key = /newsletters\/yours\?key=([\w.-]+)/.exec(html)?.[1] ?? '';
    const given = await own.exportData(key);
    expect(given?.deliveries[0]).toMatchObject({ openedAt: null, clickedAt: null, feedback: [] });
    await own.deleteData(key, seconds(60));
    const go = keysIn(html, 'go')[0] ?? '';
    expect(await counting.followLink(go, { agent: browser, at: seconds(90) })).toMatch(/^https:/);
    await counting.seePicture(keysIn(html, 'seen')[0] ?? '', { agent: browser, at: seconds(90) });
    expect(await counting.giveFeedback(keysIn(html, 'feedback')[0] ?? '', seconds(90))).toBe(false);
    expect(await database().letterAction.count()).toBe(0);
  });

  test('more or less of a story is answered by the button, once for each person, and can be changed', async () => {
    await decide({ ...all, countsClicks: false, countsOpens: false });
    const id = await send(2);
    const { html, text } = await mailOf(1);
    const [more = '', less = ''] = keysIn(html, 'feedback');
    expect(keysIn(text, 'feedback')).toEqual([more, less]);
    for (let turn = 0; turn < 50; turn += 1) {
      expect(await counting.findFeedback(more)).toMatchObject({ isMore: true, answered: null });
    }
    expect((await report(id)).stories).toMatchObject([{ more: 0, less: 0 }]);
    expect(await counting.giveFeedback(more, seconds(60))).toBe(true);
    expect(await counting.giveFeedback(more, seconds(61))).toBe(true);
    expect(await counting.giveFeedback(less, seconds(62))).toBe(true);
    const [other = ''] = keysIn((await mailOf(2)).html, 'feedback');
    expect(await counting.giveFeedback(other, seconds(63))).toBe(true);
    expect((await report(id)).stories).toMatchObject([
      { id: storyId, headline: 'Headline of one', more: 1, less: 1 },
    ]);
    expect(await counting.giveFeedback(`${more}x`, seconds(64))).toBe(false);
    const [delivery, article, , signature] = more.split('.');
    const forged = `${delivery}.${article}.less.${signature}`;
    expect(await counting.findFeedback(forged)).toBeNull();
  });

  test('a report tells what the server said, what came back, who complained and who left', async () => {
    smtp.says((step, { to }) =>
      step === 'rcpt' && to === 'reader-4@example.org' ? '550 5.1.1 no such user' : undefined,
    );
    const id = await send(4);
    const of = (n: number) =>
      database().delivery.findFirstOrThrow({ where: { email: `reader-${n}@example.org` } });
    await database().delivery.update({
      where: { id: (await of(1)).id },
      data: { bouncedAt: seconds(3600), bounceKind: 'soft' },
    });
    await database().delivery.update({
      where: { id: (await of(2)).id },
      data: { complainedAt: seconds(7200) },
    });
    await database().subscription.updateMany({
      where: { subscriberId: (await of(3)).subscriberId ?? 0 },
      data: { status: 'left', leftAt: seconds(5400) },
    });
    const { issue, series, links } = await report(id);
    expect(issue).toMatchObject({
      recipients: 4,
      accepted: 3,
      refused: 1,
      bouncedHard: 0,
      bouncedSoft: 1,
      complaints: 1,
      left: 1,
      waiting: 0,
    });
    expect(links).toEqual([]);
    expect(series.bucket).toBe('minute');
    expect(
      series.points.map(({ at, ...counts }) => [at.getTime() - start.getTime(), counts]),
    ).toEqual([
      [0, { ...nothing, accepted: 3, refused: 1 }],
      [3_600_000, { ...nothing, bounced: 1 }],
      [5_400_000, { ...nothing, left: 1 }],
      [7_200_000, { ...nothing, complaints: 1 }],
    ]);
    const whole = await reports.reportLetter(actor, 'morning');
    expect(whole).toMatchObject({
      kind: 'report',
      issues: [{ id, number: 1, accepted: 3, left: 1 }],
      counting: { countsClicks: false, countsOpens: false, asksFeedback: false },
    });
    const writer = await makeActor('writer');
    expect(await reports.reportIssue(writer, id)).toEqual({ kind: 'forbidden' });
    expect(await reports.reportLetter(actor, 'nothing')).toEqual({ kind: 'absent' });
  });

  test('an issue goes to a segment only, and the exact count is of the segment', async () => {
    await makeReaders(20);
    const filter = segmentFilterSchema.parse({ q: 'reader-1' });
    const saved = await audience.saveSegment(publisher, { name: 'Ones', filter, at: start });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    const issue = await writeIssue(actor, { at: start, stories: [storyId] });
    const opened = await desk.openIssue(actor, issue.id);
    if (opened.kind !== 'draft') throw new Error(opened.kind);
    expect(opened.segments).toEqual([{ id: saved.id, name: 'Ones' }]);
    const draft = { ...opened.draft, segment: saved.id };
    const kept = await saveIssue(actor, { id: issue.id, version: issue.version, draft });
    if (kept.kind !== 'saved') throw new Error(kept.kind);
    expect(await desk.previewIssue(actor, issue.id, start)).toMatchObject({ recipients: 11 });
    const at = start;
    const version = kept.version;
    expect(await pressSend(actor, { id: issue.id, version }, { recipients: 20, at })).toEqual({
      kind: 'counted-again',
      recipients: 11,
    });
    expect(await pressSend(actor, { id: issue.id, version }, { recipients: 11, at })).toEqual({
      kind: 'sending',
      recipients: 11,
    });
    const emails = (await database().delivery.findMany()).map(({ email }) => email);
    expect(emails).toHaveLength(11);
    expect(emails.every((email) => email.startsWith('reader-1'))).toBe(true);
    expect(await desk.openIssue(actor, issue.id)).toMatchObject({ segment: 'Ones' });
    // What was sent keeps the name, and the segment may go.
    expect(await audience.removeSegment(publisher, saved.id)).toEqual({ kind: 'removed' });
    expect(await desk.openIssue(actor, issue.id)).toMatchObject({ segment: 'Ones' });
  });

  test('a segment that is gone or not understood is not everybody', async () => {
    await makeReaders(3);
    const issue = await writeIssue(actor, { at: start, stories: [storyId] });
    const draft = { subject: 'S', preheader: '', intro: 'I', stories: [], segment: 999 };
    expect(await saveIssue(actor, { id: issue.id, version: issue.version, draft })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'segment', code: 'unknown' }],
    });
    const { id } = await database().segment.create({
      data: { name: 'Later', filter: { moon: 'full' }, createdAt: start, createdBy: 'E' },
    });
    const saved = await saveIssue(actor, {
      id: issue.id,
      version: issue.version,
      draft: { ...draft, segment: id },
    });
    expect(saved.kind).toBe('saved');
    expect(await desk.previewIssue(actor, issue.id, start)).toMatchObject({ recipients: 0 });
  });
});

const nothing = {
  accepted: 0,
  refused: 0,
  bounced: 0,
  complaints: 0,
  left: 0,
  opened: 0,
  clicked: 0,
};

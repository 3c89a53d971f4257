import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { env, setEnv } from '#lib/env.ts';
import { listOutbox } from '#mail/index.ts';
import { leaveByLink, leaveKey } from '#subscribers/index.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { hasDatabase } from '../../tests/support/database.ts';
import { fileStory } from '../../tests/support/publication.ts';
import { start, useSending } from '../../tests/support/sending.ts';
import type { SmtpStep } from '../../tests/support/smtp.ts';
import { suggestStories } from './index.ts';

describe.runIf(hasDatabase)('sending an issue', () => {
  const { url, clock, smtp, actor, sender, sent, states, statusOf, later, receivers } =
    useSending();

  test('everybody who confirmed gets it once, with what a mail needs', async () => {
    await fileStory({ slug: 'one' });
    const { id: storyId } = await database().article.findUniqueOrThrow({ where: { slug: 'one' } });
    await makeReaders(7);
    const issue = await writeIssue(actor(), { at: clock.at, stories: [storyId] });
    await pressSend(actor(), issue, { recipients: 7, at: clock.at });
    const engine = sender();
    await engine.sendDue();
    await engine.sendDue();
    expect(receivers()).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `reader-${n}@example.org`));
    expect(await statusOf(issue.id)).toBe('sent');
    expect(await states()).toEqual({ accepted: 7 });

    const mail = await simpleParser(smtp.taken[0]?.source ?? '');
    const frozen = await database().newsletterIssue.findUniqueOrThrow({ where: { id: issue.id } });
    expect(mail.subject).toBe('What happened “today” – ünd why');
    expect(mail.from?.value).toEqual([{ name: 'morning', address: 'desk@news.example' }]);
    expect(mail.text).toContain('Headline of one');
    expect(mail.text).toContain('https://news.example/newsletters/morning/1');
    expect(mail.html).toContain('<strong>the news</strong>');
    expect(mail.html).toContain('href="https://news.example/world/one"');
    expect(mail.messageId).toContain(frozen.contentHash?.slice(0, 16));
    expect(mail.date).toEqual(clock.at);
    const source = smtp.taken[0]?.source.replaceAll(/\r\n[ \t]/g, ' ') ?? '';
    expect(source).toMatch(/^List-ID: <morning\.newsletters\.news\.example>\r$/m);
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const oneClick = /^List-Unsubscribe: <(.*)>\r$/m.exec(source)?.[1] ?? '';
    expect(oneClick).toMatch(/^https:\/\/news\.example\/newsletters\/leave\/one-click\?key=/);
    for (const part of [mail.text ?? '', mail.html || '']) {
      expect(part).not.toContain('standfirst-link:');
      expect(part).toContain('/newsletters/leave?key=');
    }
    const hashes = await database().delivery.findMany({ distinct: ['contentHash'] });
    expect(hashes.map(({ contentHash }) => contentHash)).toEqual([frozen.contentHash]);
    const key = new URL(oneClick).searchParams.get('key') ?? '';
    const asked = {
      key,
      everything: false,
      reason: null,
      form: 'one-click',
      at: clock.at,
    } as const;
    expect(await leaveByLink(asked)).toBe(true);
    expect(await database().subscription.count({ where: { status: 'left' } })).toBe(1);
  });

  test('a server of another make takes it as well', async () => {
    const subjects: string[] = [];
    const other = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _session, done) {
        simpleParser(stream, {}, (error, mail) => {
          subjects.push(mail.subject ?? '');
          done(error);
        });
      },
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await sent(5);
    await sender({ smtpUrl: `smtp://127.0.0.1:${port}` }).sendDue();
    expect(subjects).toHaveLength(5);
    expect(await states()).toEqual({ accepted: 5 });
    await new Promise<void>((resolve) => other.close(resolve));
  });

  test('Send pressed twice, at once and again, sends once; another press is told it is late', async () => {
    await makeReaders(4);
    const issue = await writeIssue(actor(), { at: clock.at });
    const press = (sendKey: string) =>
      pressSend(actor(), issue, { recipients: 4, at: clock.at, sendKey });
    const pressed = await Promise.all([press('one'), press('one'), press('two')]);
    expect(pressed.filter(({ kind }) => kind === 'conflict').length).toBeGreaterThan(0);
    const winner = (await database().newsletterIssue.findFirstOrThrow()).sendKey ?? '';
    expect(await press(winner)).toEqual({ kind: 'sending', recipients: 4 });
    expect(await press('three')).toEqual({ kind: 'conflict' });
    await Promise.all([sender().sendDue(), sender({ sharedUrl: url() }).sendDue()]);
    expect(receivers()).toHaveLength(4);
    expect(new Set(receivers()).size).toBe(4);
  });

  test('a count that is not what the confirmation said asks again, and freezes nothing', async () => {
    await makeReaders(3);
    const issue = await writeIssue(actor(), { at: clock.at });
    const pressed = await pressSend(actor(), issue, { recipients: 2, at: clock.at });
    expect(pressed).toEqual({ kind: 'counted-again', recipients: 3 });
    expect(await statusOf(issue.id)).toBe('draft');
    expect(await states()).toEqual({});
  });

  test('who is pending, has left, is paused or may not be written to gets nothing', async () => {
    await makeReaders(6);
    const at1 = start;
    await database().$executeRaw`
      update subscription set status = 'pending' where subscriber_id = 1`;
    await database().$executeRaw`
      update subscription set status = 'left', left_at = ${at1} where subscriber_id = 2`;
    await database().$executeRaw`
      update subscriber set paused_until = ${later(60)} where id = 3`;
    await database().suppression.create({
      data: { email: 'reader-4@example.org', reason: 'complained', note: '', at: clock.at },
    });
    const issue = await writeIssue(actor(), { at: clock.at });
    await pressSend(actor(), issue, { recipients: 2, at: clock.at });
    await sender().sendDue();
    expect(receivers()).toEqual(['reader-5@example.org', 'reader-6@example.org']);
  });

  test('a frozen issue and what was accepted cannot be changed, whatever code runs', async () => {
    const id = await sent(1);
    await sender().sendDue();
    const words = database().newsletterIssue.update({ where: { id }, data: { subject: 'Other' } });
    await expect(words).rejects.toThrow();
    const again = database().delivery.updateMany({ data: { state: 'waiting' } });
    await expect(again).rejects.toThrow();
    const second = database().$executeRaw`
      insert into delivery (issue_id, subscriber_id, email, domain, next_try_at)
      select issue_id, subscriber_id, email, domain, next_try_at from delivery`;
    await expect(second).rejects.toThrow();
  });

  test('people who leave in the middle of a send get nothing that is claimed afterwards', async () => {
    const id = await sent(60);
    const letter = await database().newsletter.findUniqueOrThrow({ where: { slug: 'morning' } });
    const people = await database().subscriber.findMany({ orderBy: { id: 'asc' } });
    let hasBegun = false;
    const left = Promise.withResolvers<void>();
    smtp.says(async (step) => {
      if (step === 'text' && !hasBegun) {
        hasBegun = true;
        for (const owner of people.slice(30)) {
          const key = leaveKey(owner, letter.id);
          await leaveByLink({
            key,
            everything: false,
            reason: null,
            form: 'one-click',
            at: clock.at,
          });
        }
        left.resolve();
      }
      // Everybody else's letter waits until those have left.
      if (step === 'greeting') await (hasBegun ? left.promise : undefined);
      return undefined;
    });
    await sender({ connections: 1 }).sendDue();
    expect(receivers()).toHaveLength(30);
    expect(await states()).toEqual({ accepted: 30, cancelled: 30 });
    expect(await statusOf(id)).toBe('sent');
  });

  test('no more letters than allowed are under way to one domain', async () => {
    await makeReaders(12, 'morning', 'slow.example');
    const issue = await writeIssue(actor(), { at: clock.at });
    await pressSend(actor(), issue, { recipients: 12, at: clock.at });
    let [under, most] = [0, 0];
    const count = (step: SmtpStep) => {
      if (step === 'rcpt') under += 1;
      most = Math.max(most, under);
      if (step === 'text') under -= 1;
      return undefined;
    };
    smtp.says(count);
    const engine = sender({ connections: 6, limits: { perDomain: 2 } });
    for (const _ of [1, 2, 3]) await engine.sendDue();
    expect(await states()).toEqual({ accepted: 12 });
    expect(most).toBeLessThanOrEqual(2);
  });

  test('without a mail server everything goes to the outbox', async () => {
    await sent(2);
    const { SMTP_URL: _, ...rest } = env();
    setEnv(rest);
    await sender({ smtpUrl: undefined }).sendDue();
    expect(await states()).toEqual({ accepted: 2 });
    expect((await listOutbox()).map(({ subject }) => subject)).toContain(
      'What happened “today” – ünd why',
    );
  });

  test('the rule fills an issue with what the letter has not carried, the front first', async () => {
    for (const slug of ['old', 'newer', 'led']) {
      const published = slug === 'newer' ? '2025-12-31T00:00:00Z' : '2025-12-30T00:00:00Z';
      await fileStory({ slug, published });
    }
    await fileStory({ slug: 'hidden', status: 'draft' });
    const story = await database().article.findUniqueOrThrow({ where: { slug: 'led' } });
    await database().front.create({
      data: {
        edition: { connect: { slug: 'uk' } },
        slots: { create: [{ role: 'lead', position: 0, articleId: story.id }] },
      },
    });
    const issue = await writeIssue(actor(), { at: clock.at });
    const filled = await suggestStories(actor(), { id: issue.id, except: [], at: clock.at });
    if (filled.kind !== 'suggested') throw new Error(filled.kind);
    expect(filled.stories.map(({ headline }) => headline)).toEqual([
      'Headline of led',
      'Headline of newer',
      'Headline of old',
    ]);
    await makeReaders(1);
    const full = await writeIssue(actor(), { at: clock.at, stories: [story.id] });
    await pressSend(actor(), full, { recipients: 1, at: clock.at });
    await fileStory({ slug: 'after', published: '2026-01-01T12:30:00Z' });
    const next = await suggestStories(actor(), { id: issue.id, except: [], at: later(60) });
    expect(next).toMatchObject({ stories: [{ headline: 'Headline of after' }] });
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { env, setEnv } from '#lib/env.ts';
import { listOutbox } from '#mail/index.ts';
import { leaveByLink, leaveKey } from '#subscribers/index.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { type SmtpStep, startSmtp, type TestSmtp } from '../../tests/support/smtp.ts';
import { makeActor } from '../../tests/support/staff.ts';
import type { Decision } from './control.ts';
import {
  controlIssue,
  createSender,
  decideDoubt,
  type SenderOptions,
  suggestStories,
} from './index.ts';

const start = new Date('2026-01-01T12:00:00Z');
const minute = 60_000;

describe.runIf(hasDatabase)('sending an issue', () => {
  const { url, dataFolder } = useDatabase();
  let smtp: TestSmtp;
  let actor: Actor;
  let at = start;

  beforeEach(async () => {
    at = start;
    await makePublication();
    actor = await makeActor('editor');
    smtp = await startSmtp();
  });
  afterEach(() => smtp.stop());

  const later = (minutes: number) => new Date(at.getTime() + minutes * minute);
  const sender = (more: Partial<SenderOptions> = {}) =>
    createSender({
      smtpUrl: smtp.url,
      connections: 3,
      limits: { perDomain: 10 },
      folder: dataFolder(),
      patienceMs: 5000,
      clock: () => at,
      ...more,
    });

  async function sent(recipients: number) {
    await makeReaders(recipients);
    const issue = await writeIssue(actor, { at });
    const pressed = await pressSend(actor, issue, { recipients, at });
    expect(pressed).toEqual({ kind: 'sending', recipients });
    return issue.id;
  }
  async function states(): Promise<Record<string, number>> {
    const rows = await database().delivery.groupBy({ by: ['state'], _count: true });
    return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
  }
  const statusOf = async (id: number) =>
    (await database().newsletterIssue.findUniqueOrThrow({ where: { id } })).status;
  const receivers = () => smtp.taken.map(({ to }) => to).sort();

  test('everybody who confirmed gets it once, with what a mail needs', async () => {
    await fileStory({ slug: 'one' });
    const { id: storyId } = await database().article.findUniqueOrThrow({ where: { slug: 'one' } });
    await makeReaders(7);
    const issue = await writeIssue(actor, { at, stories: [storyId] });
    await pressSend(actor, issue, { recipients: 7, at });
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
    expect(mail.date).toEqual(at);
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
    const asked = { key, everything: false, reason: null, form: 'one-click', at } as const;
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
    const issue = await writeIssue(actor, { at });
    const press = (sendKey: string) => pressSend(actor, issue, { recipients: 4, at, sendKey });
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
    const issue = await writeIssue(actor, { at });
    const pressed = await pressSend(actor, issue, { recipients: 2, at });
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
      data: { email: 'reader-4@example.org', reason: 'complained', note: '', at },
    });
    const issue = await writeIssue(actor, { at });
    await pressSend(actor, issue, { recipients: 2, at });
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

  test('“later” is tried later, and then goes', async () => {
    const id = await sent(3);
    smtp.says((step, { to }) =>
      step === 'rcpt' && to.startsWith('reader-2') ? '450 4.2.1 try later' : undefined,
    );
    const engine = sender();
    await engine.sendDue();
    expect(await states()).toEqual({ accepted: 2, deferred: 1 });
    expect(await statusOf(id)).toBe('sending');
    smtp.says(() => undefined);
    await engine.sendDue();
    expect(await states()).toEqual({ accepted: 2, deferred: 1 });
    at = later(7);
    await engine.sendDue();
    expect(await states()).toEqual({ accepted: 3 });
    expect(await statusOf(id)).toBe('sent');
    expect(new Set(receivers()).size).toBe(3);
  });

  test('“never” is that person’s, and an address that does not exist is not written to again', async () => {
    await sent(3);
    smtp.says((step, { to }) =>
      step === 'rcpt' && to.startsWith('reader-2') ? '550 5.1.1 no such user' : undefined,
    );
    await sender().sendDue();
    expect(await states()).toEqual({ accepted: 2, refused: 1 });
    expect(await database().suppression.findMany()).toMatchObject([
      { email: 'reader-2@example.org', reason: 'bounced' },
    ]);
  });

  test('a connection that breaks after the text was begun leaves the letter in doubt for a person', async () => {
    const id = await sent(3);
    smtp.says((step, { to }) =>
      step === 'text' && to.startsWith('reader-2') ? 'drop' : undefined,
    );
    const engine = sender();
    for (const _ of [1, 2, 3]) {
      await engine.sendDue();
      at = later(30);
    }
    expect(await states()).toEqual({ accepted: 2, in_doubt: 1 });
    expect(await statusOf(id)).toBe('sent');
    smtp.says(() => undefined);
    await sender().sendDue();
    expect(receivers()).toEqual(['reader-1@example.org', 'reader-3@example.org']);

    const doubtful = await database().delivery.findFirstOrThrow({ where: { state: 'in_doubt' } });
    const decision: Decision = { id, deliveryIds: [doubtful.id], decision: 'again', at };
    expect(await decideDoubt(await makeActor('writer'), decision)).toEqual({ kind: 'forbidden' });
    expect(await decideDoubt(actor, decision)).toEqual({ kind: 'done' });
    expect(await decideDoubt(actor, decision)).toEqual({ kind: 'conflict' });
    await sender().sendDue();
    expect(await states()).toEqual({ accepted: 3 });
    expect(await database().auditEntry.count({ where: { action: 'issue.decide' } })).toBe(1);
  });

  test('a server that does not take us stops the issue, and nobody is counted as bounced', async () => {
    const id = await sent(30);
    smtp.says((step) => (step === 'mail' ? '550 5.7.1 not from you' : undefined));
    await sender().sendDue();
    expect(await statusOf(id)).toBe('paused');
    expect(await states()).toEqual({ waiting: 30 });
    smtp.says(() => undefined);
    await controlIssue(actor, { id, deed: 'resume', at });
    await sender().sendDue();
    expect(await states()).toEqual({ accepted: 30 });
    expect(new Set(receivers()).size).toBe(30);
  });

  test('ten refusals in a row stop the issue, and those people are owed their letter', async () => {
    const id = await sent(30);
    smtp.says((step) => (step === 'rcpt' ? '550 5.1.1 I refuse everybody' : undefined));
    await sender({ connections: 1 }).sendDue();
    expect(await statusOf(id)).toBe('paused');
    expect(await states()).toEqual({ waiting: 30 });
    expect(await database().suppression.count()).toBe(0);
  });

  test('a pause lets nothing more begin, and a cancel ends it', async () => {
    const id = await sent(40);
    let answered = 0;
    smtp.says(async (step) => {
      if (step !== 'text') return undefined;
      answered += 1;
      if (answered === 5) await controlIssue(actor, { id, deed: 'pause', at });
      return undefined;
    });
    await sender().sendDue();
    const counts = await states();
    expect(counts.accepted).toBe(smtp.taken.length);
    expect(smtp.taken.length).toBeLessThan(12);
    expect(counts.waiting).toBe(40 - smtp.taken.length);
    expect(await controlIssue(actor, { id, deed: 'pause', at })).toEqual({ kind: 'conflict' });
    await controlIssue(actor, { id, deed: 'cancel', at });
    await sender().sendDue();
    expect(await states()).toEqual({
      accepted: smtp.taken.length,
      cancelled: 40 - smtp.taken.length,
    });
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
          await leaveByLink({ key, everything: false, reason: null, form: 'one-click', at });
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

  /** A worker that throws there, as when the database is gone: it writes nothing more. */
  function failing(step: 'claimed', nth: number, more: Partial<SenderOptions> = {}) {
    let count = 0;
    return sender({
      ...more,
      connections: 1,
      onStep(reached) {
        if (reached !== step) return;
        count += 1;
        if (count === nth) throw new Error('gone');
      },
    });
  }

  /** Sends in a process of its own. Resolves when it has ended, or was killed by itself or by `kill`. */
  async function sendApart(more: Record<string, string>, kill?: Promise<void>): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'tests/support/sending-process.ts'],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          TEST_DATABASE: url(),
          TEST_AT: at.toISOString(),
          DATA_DIR: dataFolder(),
          SITE_URL: 'https://news.example',
          SECRET_KEY: env().SECRET_KEY,
          SMTP_URL: smtp.url,
          ...more,
        },
      },
    );
    kill?.then(() => child.kill('SIGKILL'));
    const [code, signal] = await once(child, 'exit');
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The process ended with ${code}.`);
  }

  test.each([
    ['claimed', 0],
    // The row says that the text was begun; whether any of it went, nobody can say.
    ['text-begun', 1],
    // The server took it, and the process was killed before it wrote that down.
    ['answered', 1],
  ] as const)(
    'a process killed when a letter is %s loses nobody and doubles nobody',
    async (step, mostInDoubt) => {
      await sent(10);
      await sendApart({ DIE_AT: step, DIE_NTH: '4' });
      await sendApart({});
      const counts = await states();
      const doubtful = counts.in_doubt ?? 0;
      expect(counts).toEqual({
        accepted: 10 - doubtful,
        ...(doubtful > 0 ? { in_doubt: doubtful } : {}),
      });
      // Two connections are under way when it is killed; the other may be at any step.
      expect(doubtful).toBeGreaterThanOrEqual(mostInDoubt);
      expect(doubtful).toBeLessThanOrEqual(2);
      expect(receivers().length).toBeGreaterThanOrEqual(10 - doubtful);
      expect(new Set(receivers()).size).toBe(receivers().length);
    },
    120_000,
  );

  test('killed again and again at any moment, it still sends to everybody once', async () => {
    await sent(200);
    // Each process is killed at another step of another letter, some milliseconds after it or none.
    const steps: SmtpStep[] = ['text', 'data', 'mail', 'rcpt', 'greeting', 'text'];
    for (const [index, step] of steps.entries()) {
      const kill = Promise.withResolvers<void>();
      const nth = step === 'greeting' ? 2 : 5 + ((index * 11) % 23);
      let count = 0;
      smtp.says((reached) => {
        if (reached === step) count += 1;
        if (count === nth) setTimeout(kill.resolve, (index * 3) % 7);
        return undefined;
      });
      await sendApart({}, kill.promise);
    }
    smtp.says(() => undefined);
    await sendApart({});
    const counts = await states();
    const doubtful = counts.in_doubt ?? 0;
    expect((counts.accepted ?? 0) + doubtful).toBe(200);
    // Two connections each time.
    expect(doubtful).toBeLessThanOrEqual(2 * steps.length);
    expect(new Set(receivers()).size).toBe(receivers().length);
    // Whom the server has no letter for stands on the list of what is in doubt.
    const got = new Set(receivers());
    const without = (await database().delivery.findMany()).filter(({ email }) => !got.has(email));
    expect(without.every(({ state }) => state === 'in_doubt')).toBe(true);
  }, 240_000);

  test('another worker leaves alone what one has in hand, until its time is over', async () => {
    await sent(2);
    const one = failing('claimed', 1, { sharedUrl: url() });
    await one.sendDue().catch(() => {});
    const other = sender({ sharedUrl: url() });
    await other.sendDue();
    expect(await states()).toEqual({ accepted: 1, claimed: 1 });
    at = later(6);
    await other.sendDue();
    expect(await states()).toEqual({ accepted: 2 });
    await Promise.all([one.close(), other.close()]);
  });

  // The embedded database has one session for everybody, and one worker.
  test.runIf(inject('databaseKind') === 'server')(
    'what a worker left whose connection is gone is looked after at once',
    async () => {
      await sent(2);
      const one = failing('claimed', 1, { sharedUrl: url() });
      await one.sendDue().catch(() => {});
      await one.close();
      const other = sender({ sharedUrl: url() });
      // The server lets the lock go a moment after the connection ended.
      await vi.waitFor(async () => {
        await other.sendDue();
        expect(await states()).toEqual({ accepted: 2 });
      });
      await other.close();
    },
  );

  test('an issue that stood still for more than an hour asks before it goes on', async () => {
    const id = await sent(2);
    at = later(61);
    await sender().sendDue();
    expect(await statusOf(id)).toBe('paused');
    expect(smtp.taken).toEqual([]);
    await controlIssue(actor, { id, deed: 'resume', at });
    await sender().sendDue();
    expect(await states()).toEqual({ accepted: 2 });
  });

  test('no more letters than allowed are under way to one domain', async () => {
    await makeReaders(12, 'morning', 'slow.example');
    const issue = await writeIssue(actor, { at });
    await pressSend(actor, issue, { recipients: 12, at });
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
    const issue = await writeIssue(actor, { at });
    const filled = await suggestStories(actor, { id: issue.id, except: [], at });
    if (filled.kind !== 'suggested') throw new Error(filled.kind);
    expect(filled.stories.map(({ headline }) => headline)).toEqual([
      'Headline of led',
      'Headline of newer',
      'Headline of old',
    ]);
    await makeReaders(1);
    const full = await writeIssue(actor, { at, stories: [story.id] });
    await pressSend(actor, full, { recipients: 1, at });
    await fileStory({ slug: 'after', published: '2026-01-01T12:30:00Z' });
    const next = await suggestStories(actor, { id: issue.id, except: [], at: later(60) });
    expect(next).toMatchObject({ stories: [{ headline: 'Headline of after' }] });
  });
});

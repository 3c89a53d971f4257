import { describe, expect, inject, test, vi } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase } from '../../tests/support/database.ts';
import { useSending } from '../../tests/support/sending.ts';
import type { SmtpStep } from '../../tests/support/smtp.ts';
import { makeActor } from '../../tests/support/staff.ts';
import type { Decision } from './control.ts';
import { controlIssue, decideDoubt, type SenderOptions } from './index.ts';

describe.runIf(hasDatabase)('what goes wrong while an issue is sent', () => {
  const { url, sendApart, clock, smtp, actor, sender, sent, states, statusOf, later, receivers } =
    useSending();

  test('a connection that breaks after the text was begun leaves the letter in doubt for a person', async () => {
    const id = await sent(3);
    smtp.says((step, { to }) =>
      step === 'text' && to.startsWith('reader-2') ? 'drop' : undefined,
    );
    const engine = sender();
    for (const _ of [1, 2, 3]) {
      await engine.sendDue();
      clock.at = later(30);
    }
    expect(await states()).toEqual({ accepted: 2, in_doubt: 1 });
    expect(await statusOf(id)).toBe('sent');
    smtp.says(() => undefined);
    await sender().sendDue();
    expect(receivers()).toEqual(['reader-1@example.org', 'reader-3@example.org']);

    const doubtful = await database().delivery.findFirstOrThrow({ where: { state: 'in_doubt' } });
    const decision: Decision = { id, deliveryIds: [doubtful.id], decision: 'again', at: clock.at };
    expect(await decideDoubt(await makeActor('writer'), decision)).toEqual({ kind: 'forbidden' });
    expect(await decideDoubt(actor(), decision)).toEqual({ kind: 'done' });
    expect(await decideDoubt(actor(), decision)).toEqual({ kind: 'conflict' });
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
    await controlIssue(actor(), { id, deed: 'resume', at: clock.at });
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
      if (answered === 5) await controlIssue(actor(), { id, deed: 'pause', at: clock.at });
      return undefined;
    });
    await sender().sendDue();
    const counts = await states();
    expect(counts.accepted).toBe(smtp.taken.length);
    expect(smtp.taken.length).toBeLessThan(12);
    expect(counts.waiting).toBe(40 - smtp.taken.length);
    expect(await controlIssue(actor(), { id, deed: 'pause', at: clock.at })).toEqual({
      kind: 'conflict',
    });
    await controlIssue(actor(), { id, deed: 'cancel', at: clock.at });
    await sender().sendDue();
    expect(await states()).toEqual({
      accepted: smtp.taken.length,
      cancelled: 40 - smtp.taken.length,
    });
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
    clock.at = later(7);
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
    await expect(one.sendDue()).rejects.toThrow();
    const other = sender({ sharedUrl: url() });
    await other.sendDue();
    expect(await states()).toEqual({ accepted: 1, claimed: 1 });
    clock.at = later(6);
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
      await expect(one.sendDue()).rejects.toThrow();
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
    clock.at = later(61);
    await sender().sendDue();
    expect(await statusOf(id)).toBe('paused');
    expect(smtp.taken).toEqual([]);
    await controlIssue(actor(), { id, deed: 'resume', at: clock.at });
    await sender().sendDue();
    expect(await states()).toEqual({ accepted: 2 });
  });
});

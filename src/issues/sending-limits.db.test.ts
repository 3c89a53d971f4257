import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { database } from '#lib/database.ts';
import { env, setEnv } from '#lib/env.ts';
import { closeMail, mailHandlers, queueMail, sendMail } from '#mail/index.ts';
import { makeReaders } from '../../tests/support/audience.ts';
import { hasDatabase } from '../../tests/support/database.ts';
import { checkDkim } from '../../tests/support/dkim.ts';
import { start, useSending } from '../../tests/support/sending.ts';
import { controlIssue } from './index.ts';

describe.runIf(hasDatabase)('what holds a mailing back, and what goes with it', () => {
  const { url, dataFolder, clock, smtp, actor, sender, pressed, sendApart } = useSending();
  const afterSeconds = (seconds: number) => new Date(start.getTime() + seconds * 1000);

  beforeEach(() => rmSync(markFile(), { force: true }));
  afterEach(closeMail);

  const markFile = () => join(dataFolder(), 'sending-mark.json');
  const statusOf = (id: number) =>
    database().newsletterIssue.findUniqueOrThrow({
      where: { id },
      select: { status: true, pauseReason: true },
    });
  const acceptedBy = async () =>
    Object.fromEntries(
      (
        await database().delivery.groupBy({
          by: ['domain'],
          where: { state: 'accepted' },
          _count: true,
        })
      ).map(({ domain, _count }) => [domain, _count]),
    );

  test('no more letters begin within a minute than may, and then it goes on', async () => {
    await makeReaders(25);
    const id = await pressed(25);
    const engine = sender({ limits: { perDomain: 10, perMinute: 10 } });
    for (const [seconds, expected] of [
      [0, 10],
      [30, 10],
      [59, 10],
      [60, 20],
      [119, 20],
      [120, 25],
    ] as const) {
      clock.at = afterSeconds(seconds);
      await engine.sendDue();
      expect(smtp.taken.length).toBe(expected);
    }
    expect((await statusOf(id)).status).toBe('sent');
  });

  test('a domain that may get few letters a minute does not hold up the others', async () => {
    await makeReaders(12, 'morning', 'slow.example');
    await makeReaders(20, 'morning', 'quick.example');
    await pressed(32);
    // Two workers count together.
    const limits = { perDomain: 2, perDomainMinute: 15 };
    const engines = [sender({ limits }), sender({ limits, sharedUrl: url() })];
    await engines[0]?.sendDue();
    await engines[1]?.sendDue();
    expect(await acceptedBy()).toEqual({ 'slow.example': 12, 'quick.example': 15 });
    clock.at = afterSeconds(60);
    await engines[1]?.sendDue();
    expect(await acceptedBy()).toEqual({ 'slow.example': 12, 'quick.example': 20 });
    await Promise.all(engines.map((engine) => engine.close()));
  });

  test('letters of newsletters and to one person are signed, the way to leave too', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const file = join(dataFolder(), 'dkim.pem');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const before = env();
    setEnv({ ...before, DKIM_SELECTOR: 'mail', DKIM_KEY_FILE: file, SMTP_URL: smtp.url });
    await makeReaders(2);
    await pressed(2);
    await sender().sendDue();
    await sendMail({
      to: { address: 'one@example.org' },
      subject: 'Ünd .. so',
      text: '.dot\n\nText  with   spaces ',
    });
    setEnv(before);
    expect(smtp.taken).toHaveLength(3);
    for (const { source } of smtp.taken) {
      const checked = checkDkim(source, publicKey);
      expect(checked).toMatchObject({ isGood: true, domain: 'news.example', selector: 'mail' });
      expect(checked.signed).toEqual(expect.arrayContaining(['from', 'subject', 'message-id']));
      for (const changed of [
        source.replace('Subject: ', 'Subject: X'),
        source.replace(/\r\n\r\n/, '\r\n\r\nMore. '),
      ]) {
        expect(checkDkim(changed, publicKey).isGood).toBe(false);
      }
    }
    const { signed } = checkDkim(smtp.taken[0]?.source ?? '', publicKey);
    expect(signed).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']));
  });

  test('a letter to one person does not wait behind a mailing that stands still', async () => {
    const before = env();
    setEnv({ ...before, SMTP_URL: smtp.url });
    await makeReaders(50);
    const id = await pressed(50);
    const held = Promise.withResolvers<void>();
    const isHeld = Promise.withResolvers<void>();
    smtp.says(async (step, { to }) => {
      if (step !== 'text' || to === 'editor@example.org') return undefined;
      isHeld.resolve();
      await held.promise;
      return undefined;
    });
    const { startJobs } = await import('#jobs/start-jobs.ts');
    const jobs = await startJobs({
      url: url(),
      isEmbedded: true,
      handlers: mailHandlers,
      work: true,
      onError: (error) => {
        throw error;
      },
      pollingSeconds: 0.5,
    });
    const mailing = sender({ connections: 4, limits: { perDomain: 50, perMinute: 10 } }).sendDue();
    await isHeld.promise;
    await database().$transaction((tx) =>
      queueMail(tx, {
        to: { address: 'editor@example.org' },
        subject: 'Your link',
        text: 'Here it is.',
      }),
    );
    await vi.waitFor(
      () => expect(smtp.taken.map(({ to }) => to)).toEqual(['editor@example.org']),
      10_000,
    );
    expect((await statusOf(id)).status).toBe('sending');
    held.resolve();
    await mailing;
    await jobs.stop();
    setEnv(before);
  });

  describe('a database that was restored', () => {
    /** Sends ten letters; what the tables said when five had gone comes back by `restore`. */
    async function sendHalfAndCopy() {
      await makeReaders(10);
      const id = await pressed(10);
      await sender({ limits: { perDomain: 10, perMinute: 5 } }).sendDue();
      expect(smtp.taken).toHaveLength(5);
      const [{ mark, place } = { mark: 0, place: '' }] = await database().$queryRaw<
        { mark: number; place: string }[]
      >`select mark::int, place from sending_place`;
      return { id, mark, place };
    }
    const asks = async (id: number) => {
      const before = smtp.taken.length;
      clock.at = afterSeconds(70);
      await sender().sendDue();
      expect(smtp.taken).toHaveLength(before);
      const { status, pauseReason } = await statusOf(id);
      expect(status).toBe('paused');
      expect(pauseReason).toContain('restored');
      // A person looked, and says that it goes on: it is asked once.
      await controlIssue(actor(), { id, deed: 'resume', at: clock.at });
      await sender().sendDue();
      expect((await statusOf(id)).status).toBe('sent');
    };

    test('waits for a person when it is older than what was sent from it', async () => {
      const { id, mark } = await sendHalfAndCopy();
      // As it was a moment before the first letter went.
      await database().$executeRaw`update sending_place set mark = ${mark - 1}`;
      await asks(id);
    });

    test('waits when it stands in another place than it did', async () => {
      const { id } = await sendHalfAndCopy();
      rmSync(markFile());
      // A dump that was loaded again makes the tables anew.
      await database().$executeRaw`update sending_place set place = replace(place, '/', '0/')`;
      await asks(id);
    });

    test.runIf(inject('databaseKind') === 'embedded')(
      'waits when the whole data folder was put back',
      async () => {
        const { id } = await sendHalfAndCopy();
        const copy = `${markFile()}.copy`;
        copyFileSync(markFile(), copy);
        expect(readFileSync(copy, 'utf8')).toBe(readFileSync(markFile(), 'utf8'));
        renameSync(copy, markFile());
        await asks(id);
      },
    );

    test('one that was not goes on by itself, and without a mark too', async () => {
      const { id } = await sendHalfAndCopy();
      rmSync(markFile());
      clock.at = afterSeconds(70);
      await sender().sendDue();
      expect((await statusOf(id)).status).toBe('sent');
      expect(smtp.taken).toHaveLength(10);
    });
  });

  test.runIf(inject('databaseKind') === 'server')(
    'two processes at once send to everybody once',
    async () => {
      await makeReaders(200);
      const id = await pressed(200);
      const gone = [1, 2].map(() => sendApart({ TEST_SHARED: 'yes' }));
      // Neither may be done before the other has begun.
      const connections = new Set<number>();
      const both = Promise.withResolvers<void>();
      const workers = setInterval(async () => {
        const rows = await database().$queryRaw<{ pid: number }[]>`
          select pid from pg_stat_activity where application_name = 'standfirst sending'
            and datname = current_database()`;
        for (const { pid } of rows) connections.add(pid);
        if (connections.size === 2) both.resolve();
      }, 20);
      smtp.says(async (step) => {
        if (step === 'text') await both.promise;
        return undefined;
      });
      await Promise.all(gone);
      clearInterval(workers);
      expect(new Set(smtp.taken.map(({ to }) => to)).size).toBe(200);
      expect(smtp.taken).toHaveLength(200);
      await sender().sendDue();
      expect((await statusOf(id)).status).toBe('sent');
    },
    60_000,
  );
});

import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { makeCertificate } from '../../tests/support/certificate.ts';
import { hasDatabase } from '../../tests/support/database.ts';
import { startImap, type TestImap } from '../../tests/support/imap.ts';
import { startPop3, type TestPop3 } from '../../tests/support/pop3.ts';
import { bounceReport, complaintReport, useReturnedMail } from '../../tests/support/returned.ts';
import { deliveryToken, readMailbox } from './index.ts';
import { openPop3 } from './mailbox/pop3.ts';
import { softInARow } from './note-return.ts';

const at = new Date('2026-01-01T12:00:00Z');
const login = { user: 'bounces@news.example', password: 'a secret' };

describe.runIf(hasDatabase)('returned mail', () => {
  const { send, deliveries, suppressed } = useReturnedMail(at);
  let imap: TestImap;
  beforeAll(async () => {
    imap = await startImap(login);
  });
  afterAll(() => imap.stop());
  beforeEach(() => {
    imap.letters.splice(0);
  });
  const read = () => readMailbox(imap.url, { at });

  test('an address that is gone is found by where the error came to, and not written to again', async () => {
    const [one] = await send(2);
    expect(one?.from).toBe(`bounces+${deliveryToken(one?.id ?? 0)}@news.example`);
    const report = { to: one?.from ?? '', status: '5.1.1', original: 'Subject: something' };
    imap.put(bounceReport(report));
    expect(await read()).toEqual({ letters: 1, noted: 1 });
    expect(await read()).toEqual({ letters: 0, noted: 0 });
    expect(await deliveries()).toMatchObject([{ bounceKind: 'hard' }, { bounceKind: null }]);
    expect(await suppressed()).toEqual([{ email: 'reader-1@example.org', reason: 'bounced' }]);
  });

  test.each([
    ['5.1.1', '550 5.1.1 no such user', 'hard'],
    ['5.0.0', '550-5.1.1 The account does not exist', 'hard'],
    ['5.2.1', undefined, 'hard'],
    ['5.2.2', '552 5.2.2 mailbox full', 'soft'],
    ['5.7.1', '550 5.7.1 looks like spam', 'soft'],
    ['5.1.10', undefined, 'hard'],
    ['4.4.7', 'delivery time expired', 'soft'],
    ['5.5.1.1', undefined, 'soft'],
  ] as const)('a status of %s (%s) is a %s bounce', async (status, diagnostic, kind) => {
    const [one] = await send(1);
    const said = { status, ...(diagnostic ? { diagnostic } : {}) };
    imap.put(bounceReport({ to: 'desk@news.example', ...said, original: one?.headers ?? '' }));
    await read();
    expect(await deliveries()).toMatchObject([{ bounceKind: kind }]);
    expect((await suppressed()).length).toBe(kind === 'hard' ? 1 : 0);
  });

  test('whoever could not be reached five times in a row is not written to, and one that came starts anew', async () => {
    for (let count = 1; count <= softInARow + 2; count += 1) {
      const [one] = await send(1);
      const isReached = count === 2;
      const original = one?.headers ?? '';
      const report = bounceReport({ to: 'desk@news.example', status: '4.2.2', original });
      // Told twice, it counts once.
      if (!isReached) for (const _ of [1, 2]) imap.put(report);
      await read();
      expect((await suppressed()).length).toBe(count === softInARow + 2 ? 1 : 0);
    }
  });

  test('a complaint ends everything for that person, with evidence, and for nobody else', async () => {
    const [one] = await send(2);
    imap.put(complaintReport({ original: one?.headers ?? '' }));
    expect(await read()).toEqual({ letters: 1, noted: 1 });
    expect(await suppressed()).toEqual([{ email: 'reader-1@example.org', reason: 'complained' }]);
    expect(await deliveries()).toMatchObject([{ hasComplained: true }, { hasComplained: false }]);
    expect(await database().subscription.count({ where: { status: 'left' } })).toBe(1);
    expect(await database().consent.findMany()).toMatchObject([
      { kind: 'left', form: 'complaint' },
    ]);
  });

  test('what is no report, is made up, or says that all is well changes nothing, and is kept', async () => {
    const [one] = await send(1);
    const original = (one?.headers ?? '').replaceAll(deliveryToken(one?.id ?? 0), (token) =>
      token.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    );
    imap.put(bounceReport({ to: 'desk@news.example', status: '5.1.1', original }));
    imap.put(complaintReport({ original }));
    imap.put(`To: ${one?.from}\r\nSubject: I am away until Monday\r\n\r\n5.1.1 is my room.\r\n`);
    const honest = { to: one?.from ?? '', status: '4.4.1', original: one?.headers ?? '' };
    imap.put(bounceReport({ ...honest, action: 'delayed' }));
    imap.put(complaintReport({ original: one?.headers ?? '', type: 'not-spam' }));
    imap.put('no letter at all');
    expect(await read()).toEqual({ letters: 6, noted: 0 });
    expect(await deliveries()).toMatchObject([{ bounceKind: null, hasComplained: false }]);
    expect(await suppressed()).toEqual([]);
    expect(imap.letters.every(({ isSeen }) => isSeen)).toBe(true);
  });

  test('a mailbox that does not let us in says so', async () => {
    const wrong = imap.url.replace('a%20secret', 'another');
    await expect(readMailbox(wrong, { at })).rejects.toThrow();
  });

  describe('over POP3', () => {
    const certificate = makeCertificate();
    let pop3: TestPop3;
    beforeAll(() => setDefaultCACertificates([certificate.cert]));
    beforeEach(async () => {
      pop3 = await startPop3({ ...login, tls: certificate });
      return () => pop3.stop();
    });
    const readPop3 = (url = pop3.url) => readMailbox(url, { at });

    test('each letter is read once, encrypted, and none is removed', async () => {
      const [one, two] = await send(2);
      pop3.put(bounceReport({ to: one?.from ?? '', status: '5.1.1', original: '.\n..dots' }));
      pop3.put('no letter at all');
      expect(await readPop3()).toEqual({ letters: 2, noted: 1 });
      expect(await suppressed()).toEqual([{ email: one?.email, reason: 'bounced' }]);
      pop3.put(complaintReport({ original: two?.headers ?? '' }));
      expect(await readPop3()).toEqual({ letters: 1, noted: 1 });
      expect(await readPop3()).toEqual({ letters: 0, noted: 0 });
      expect(pop3.retrieved).toEqual(['letter-1', 'letter-2', 'letter-3']);
      expect(pop3.letters).toHaveLength(3);
      pop3.letters.splice(0, 2);
      await readPop3();
      expect(await database().readLetter.findMany()).toMatchObject([{ uid: 'letter-3' }]);
    });

    test('a wrong password is said, and a server that falls silent is left', async () => {
      const wrong = pop3.url.replace('a%20secret', 'another');
      await expect(readPop3(wrong)).rejects.toThrow('[AUTH] wrong');
      pop3.put('one');
      pop3.put('two');
      pop3.put('.\r\n..three\r\n');
      pop3.fallSilentAt('RETR 2');
      const talk = await openPop3({ ...addressOf(pop3.url), ...login, patienceMs: 200 });
      expect((await talk.readLetter(1, 2))?.toString()).toBe('');
      expect((await talk.readLetter(1, 100))?.toString()).toBe('one');
      expect((await talk.readLetter(3, 100))?.toString()).toBe('.\r\n..three\r\n');
      expect(await talk.readLetter(4, 100)).toBeNull();
      await expect(talk.readLetter(2, 100)).rejects.toThrow('in time');
    });

    test('the password does not go unencrypted to another machine', async () => {
      const plain = await startPop3(login);
      const talk = { ...addressOf(plain.url), ...login, patienceMs: 5000 };
      await expect(openPop3({ ...talk, isHere: false })).rejects.toThrow('does not offer TLS');
      (await openPop3(talk)).close();
      await plain.stop();
    });
  });
});

function addressOf(url: string) {
  return { host: 'localhost', port: Number(new URL(url).port), isSecure: false, isHere: true };
}

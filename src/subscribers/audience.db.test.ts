import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { listOutbox } from '#mail/index.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { takeLetters } from '../../tests/support/letters.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { atTheMachine, audience, leaveByLink, leaveKey } from './index.ts';
import {
  audienceFilterSchema,
  importSchema,
  type SegmentFilter,
  segmentFilterSchema,
} from './pure.ts';

const at = new Date('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 3_600_000);

describe.runIf(hasDatabase)('the audience', () => {
  useDatabase();
  let actor: Actor;
  let letters = takeLetters();
  beforeEach(async () => {
    letters = takeLetters();
    await letters.sent();
    await makePublication();
    actor = await makeActor('publisher', { name: 'Paula' });
  });

  const asked = (text: string, more: Record<string, unknown> = {}) =>
    importSchema.parse({
      text,
      hasNames: true,
      mapping: { email: 0 },
      letters: ['morning'],
      file: 'list.csv',
      words: 'They ticked a box at our stand in 2025.',
      ...more,
    });
  const bringIn = async (text: string, more: Record<string, unknown> = {}) => {
    const result = await audience.importAudience(actor, asked(text, more), at);
    if (result.kind !== 'imported') throw new Error(JSON.stringify(result));
    return result;
  };
  const emails = async (filter: Partial<SegmentFilter>) => {
    const found = await audience.listAudience(actor, audienceFilterSchema.parse(filter), at);
    if (found.kind !== 'found') throw new Error(found.kind);
    expect(found.total).toBe(found.people.length);
    return found.people.map(({ email }) => email).sort();
  };
  const idOf = async (email: string) =>
    (await database().subscriber.findUniqueOrThrow({ where: { email } })).id;

  test('people come in as confirmed, with who brought them, when and how they consented', async () => {
    const csv =
      'Name;E-mail;Consent date;How\n' +
      '"Eins; Erna";Erna@Example.org;2025-02-03;\n' +
      'Zwei;=zwei@example.org;;"Said so by telephone, twice"\n';
    const result = await bringIn(csv, { mapping: { email: 1, at: 2, words: 3 } });
    expect(result).toMatchObject({ lines: 2, added: 2, wrong: 0, left: 0, suppressed: 0 });
    const rows = await database().subscription.findMany({
      include: { subscriber: { include: { consents: true } } },
      orderBy: { id: 'asc' },
    });
    expect(rows[0]).toMatchObject({
      status: 'confirmed',
      form: 'import',
      page: `import:${result.id}`,
      confirmedAt: new Date('2025-02-03T00:00:00Z'),
      promise: 'morning: What morning promises. (Fridays)',
      subscriber: { email: 'erna@example.org' },
    });
    expect(rows[0]?.subscriber.consents).toMatchObject([
      {
        kind: 'imported',
        letter: 'morning',
        at,
        text: 'They ticked a box at our stand in 2025. (Imported by Paula, list.csv.) Consent given on 2025-02-03.',
      },
    ]);
    expect(rows[1]?.subscriber.consents[0]?.text).toContain('Said so by telephone, twice');
    expect(await letters.sent()).toEqual([]);
    expect(await listOutbox()).toEqual([]);
    const [entry] = await database().auditEntry.findMany({ where: { action: 'audience.import' } });
    expect(entry).toMatchObject({ actorName: 'Paula', after: { added: 2 } });
  });

  test('without words of how consent was given nothing comes in', () => {
    expect(() => asked('email\na@example.org\n', { words: '  short  ' })).toThrow();
  });

  test('the same file twice changes nothing', async () => {
    const csv = 'email\na@example.org\nb@example.org\n';
    expect((await bringIn(csv)).added).toBe(2);
    const before = await database().consent.count();
    expect(await bringIn(csv)).toMatchObject({ added: 0, already: 2 });
    expect(await database().consent.count()).toBe(before);
    expect(await database().subscription.count()).toBe(2);
  });

  test('who left and who is never written to stays so, and is listed before', async () => {
    await bringIn('email\nleft@example.org\npart@example.org\n', {
      letters: ['morning', 'weekly'],
    });
    for (const [email, everything] of [
      ['left@example.org', true],
      ['part@example.org', false],
    ] as const) {
      const owner = await database().subscriber.findUniqueOrThrow({ where: { email } });
      const { id } = await database().newsletter.findUniqueOrThrow({ where: { slug: 'weekly' } });
      const key = leaveKey(owner, id);
      await leaveByLink({ key, everything, reason: null, form: 'leave', at });
    }
    await audience.suppress(actor, { email: 'never@example.org', note: 'Asked by post', at });
    const csv = 'email\nleft@example.org\nnever@example.org\nnew@example.org\npart@example.org\n';
    const morning = asked(csv);
    const check = await audience.checkImport(actor, morning, at);
    expect(check).toMatchObject({
      counts: { new: 1, already: 1, left: 1, suppressed: 1, wrong: 0 },
      left: [{ line: 2, email: 'left@example.org' }],
      suppressed: [{ line: 3, email: 'never@example.org' }],
    });
    expect(await database().subscriber.count()).toBe(2);
    expect(await bringIn(csv)).toMatchObject({ added: 1, already: 1, left: 1, suppressed: 1 });
    expect(await emails({ state: 'confirmed' })).toEqual(['new@example.org', 'part@example.org']);
    // Who left one letter is not brought back to that one by a file for both.
    expect(await bringIn(csv, { letters: ['morning', 'weekly'] })).toMatchObject({ left: 2 });
    expect(await emails({ state: 'left', letter: 'weekly' })).toEqual([
      'left@example.org',
      'part@example.org',
    ]);
    expect(await database().subscriber.count({ where: { email: 'never@example.org' } })).toBe(0);
  });

  test('what is wrong is said with its line, and the other lines come in', async () => {
    const csv =
      '\uFEFFemail,consented\n' +
      'good@example.org,2025-01-01\n' +
      '\n' +
      'nonsense,\n' +
      'GOOD@example.org,\n' +
      'day@example.org,03/04/2025\n' +
      'future@example.org,2027-01-01\n' +
      ',2025-01-01\n';
    const mapping = { email: 0, at: 1 };
    const check = await audience.checkImport(actor, asked(csv, { mapping }), at);
    expect(check).toMatchObject({
      counts: { new: 1, wrong: 5 },
      wrongLines: [
        { line: 4, code: 'malformed', found: 'nonsense' },
        { line: 5, code: 'twice', found: 'GOOD@example.org' },
        { line: 6, code: 'bad-day', found: '03/04/2025' },
        { line: 7, code: 'in-future', found: '2027-01-01' },
        { line: 8, code: 'missing', found: '' },
      ],
    });
    expect(await bringIn(csv, { mapping })).toMatchObject({ added: 1, wrong: 5 });
    const broken = await audience.checkImport(actor, asked('email\n"a@example.org\n'), at);
    expect(broken).toMatchObject({ kind: 'unread', problem: { code: 'not-a-table' } });
    const empty = await audience.checkImport(actor, asked('email\n'), at);
    expect(empty).toMatchObject({ kind: 'unread', problem: { code: 'empty' } });
  });

  test('fifty thousand lines come in, in batches, and again as nothing', async () => {
    const csv = `email\n${Array.from({ length: 50_000 }, (_, n) => `reader${n}@example.org\n`).join('')}`;
    expect(await bringIn(csv)).toMatchObject({ lines: 50_000, added: 50_000 });
    expect(await bringIn(csv)).toMatchObject({ added: 0, already: 50_000 });
    expect(await database().consent.count()).toBe(50_000);
    const exported = await audience.exportAudience(actor, segmentFilterSchema.parse({}), at);
    if (exported.kind !== 'csv') throw new Error(exported.kind);
    let parts = 0;
    let lines = 0;
    for await (const part of exported.lines) {
      parts += 1;
      lines += part.split('\r\n').length - 1;
    }
    expect(lines).toBe(50_001);
    expect(parts).toBe(51);
  }, 120_000);

  test('the list is found by letter, edition, source, state, day and a part of the address', async () => {
    const { id: usId } = await database().edition.findUniqueOrThrow({ where: { slug: 'us' } });
    await database().newsletter.update({ where: { slug: 'weekly' }, data: { editionId: usId } });
    await bringIn('email\na@example.org\nb@example.com\n');
    await bringIn('email\nb@example.com\nc@example.org\n', { letters: ['weekly'] });
    await database().subscriber.update({
      where: { email: 'a@example.org' },
      // Half past midnight of the 11th in London, while UTC is on the 10th.
      data: { createdAt: new Date('2025-07-10T23:30:00Z'), pausedUntil: daysAgo(-3) },
    });
    await database().subscription.updateMany({
      where: { subscriber: { email: 'c@example.org' } },
      data: { form: 'foot' },
    });
    expect(await emails({ letter: 'morning' })).toEqual(['a@example.org', 'b@example.com']);
    expect(await emails({ edition: 'us' })).toEqual(['b@example.com', 'c@example.org']);
    expect(await emails({ source: 'foot' })).toEqual(['c@example.org']);
    expect(await emails({ letter: 'morning', source: 'foot' })).toEqual([]);
    expect(await emails({ state: 'paused' })).toEqual(['a@example.org']);
    expect(await emails({ q: 'EXAMPLE.C' })).toEqual(['b@example.com']);
    // What LIKE would take for a pattern is a text.
    expect(await emails({ q: '%' })).toEqual([]);
    expect(await emails({ until: '2025-07-10' })).toEqual([]);
    expect(await emails({ from: '2025-07-11', until: '2025-07-11' })).toEqual(['a@example.org']);
    expect(await emails({ letter: 'nothing' })).toEqual([]);
  });

  test('engagement is the last link or opening where counted, else the last issue that was taken', async () => {
    await bringIn(
      'email\nplain@example.org\nquiet@example.org\nclicks@example.org\nnew@example.org\n',
    );
    const { id: newsletterId } = await database().newsletter.findUniqueOrThrow({
      where: { slug: 'morning' },
    });
    const issue = (number: number, counts: boolean) =>
      database().newsletterIssue.create({
        data: {
          newsletterId,
          status: 'sent',
          subject: 'S',
          preheader: '',
          intro: '',
          createdAt: daysAgo(300),
          createdBy: 'E',
          number,
          frozenAt: daysAgo(300 - number),
          html: 'h',
          text: 't',
          contentHash: 'x',
          recipients: 1,
          sendKey: `key-${number}`,
          countsClicks: counts,
        },
      });
    const [straight, counted] = [await issue(1, false), await issue(2, true)];
    const deliver = async (email: string, issueId: number, days: number, clicked?: number) =>
      database().delivery.create({
        data: {
          issueId,
          subscriberId: await idOf(email),
          email,
          domain: 'example.org',
          state: 'accepted',
          nextTryAt: at,
          settledAt: daysAgo(days),
          clickedAt: clicked === undefined ? null : daysAgo(clicked),
        },
      });
    await deliver('plain@example.org', straight.id, 20);
    await deliver('quiet@example.org', straight.id, 120);
    await deliver('quiet@example.org', counted.id, 10);
    await deliver('clicks@example.org', counted.id, 60, 59);
    expect(await emails({ engaged: 'active-30' })).toEqual(['plain@example.org']);
    expect(await emails({ engaged: 'active-90' })).toEqual([
      'clicks@example.org',
      'plain@example.org',
    ]);
    expect(await emails({ engaged: 'quiet-90' })).toEqual(['quiet@example.org']);
    expect(await emails({ engaged: 'quiet-180' })).toEqual([]);
    expect(await emails({ engaged: 'never' })).toEqual(['new@example.org']);
  });

  test('an export is safe for spreadsheets, can be brought in again, and is written down', async () => {
    await bringIn('email\n=cmd|calc@example.org\n"o\'brien@example.org"\n');
    const exported = await audience.exportAudience(
      actor,
      segmentFilterSchema.parse({ letter: 'morning' }),
      at,
    );
    if (exported.kind !== 'csv') throw new Error(exported.kind);
    const parts: string[] = [];
    for await (const part of exported.lines) parts.push(part);
    const csv = parts.join('');
    expect(csv).toContain(`"'=cmd|calc@example.org","${at.toISOString()}","morning"`);
    expect(csv).not.toMatch(/^"?[=+@-]/m);
    expect(await bringIn(csv)).toMatchObject({ added: 0, already: 2, wrong: 0 });
    expect(await database().auditEntry.count({ where: { action: 'audience.export' } })).toBe(1);
  });

  test('a complaint comes off the list only with a reason, and both are in the history', async () => {
    await bringIn('email\nreader@example.org\n');
    const email = 'reader@example.org';
    const added = { email, note: 'Wrote to us', at };
    expect(await audience.suppress(actor, added)).toEqual({ kind: 'suppressed' });
    expect(await audience.suppress(actor, added)).toMatchObject({ kind: 'invalid' });
    expect(await emails({ state: 'suppressed' })).toEqual([email]);
    expect(await audience.liftSuppression(actor, { email, reason: '' })).toEqual({
      kind: 'lifted',
    });
    await database().suppression.create({ data: { email, reason: 'complained', note: '', at } });
    expect(await audience.liftSuppression(actor, { email, reason: ' ' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'reason', code: 'missing' }],
    });
    const reason = 'It was a slip, they wrote.';
    expect(await audience.liftSuppression(actor, { email, reason })).toEqual({ kind: 'lifted' });
    const found = await audience.findPerson(actor, await idOf(email), at);
    if (found.kind !== 'found') throw new Error(found.kind);
    expect(found.suppressed).toBeNull();
    expect(found.happenings.map(({ kind, detail }) => [kind, detail])).toEqual(
      expect.arrayContaining([
        ['suppression-added', 'Wrote to us'],
        ['suppression-lifted', reason],
        ['consent', expect.stringContaining('They ticked a box')],
      ]),
    );
    // The log, which nothing is removed from, does not hold the address.
    const entries = await database().auditEntry.findMany();
    expect(
      JSON.stringify(entries, (_, v) => (typeof v === 'bigint' ? String(v) : v)),
    ).not.toContain(email);
  });

  test('a segment keeps its name and filter, and stays while a draft goes to it', async () => {
    const filter = segmentFilterSchema.parse({ state: 'confirmed', q: 'org' });
    const saved = await audience.saveSegment(actor, { name: 'The .org', filter, at });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    expect(await audience.listSegments()).toEqual([{ id: saved.id, name: 'The .org', filter }]);
    const { id: newsletterId } = await database().newsletter.findUniqueOrThrow({
      where: { slug: 'morning' },
    });
    const issue = await database().newsletterIssue.create({
      data: {
        newsletterId,
        subject: '',
        preheader: '',
        intro: '',
        createdAt: at,
        createdBy: 'E',
        segmentId: saved.id,
      },
    });
    expect(await audience.removeSegment(actor, saved.id)).toEqual({ kind: 'conflict' });
    await database().newsletterIssue.delete({ where: { id: issue.id } });
    expect(await audience.removeSegment(actor, saved.id)).toEqual({ kind: 'removed' });
    expect(segmentFilterSchema.safeParse({ state: 'everybody' }).success).toBe(false);
  });

  test('at the machine itself people come in and go out as well, and it is written down', async () => {
    const csv = 'email\na@example.org\n';
    expect(atTheMachine.columnsOf(csv, true)).toEqual({ columns: ['email'] });
    expect(await atTheMachine.checkByHand(asked(csv), at)).toMatchObject({ counts: { new: 1 } });
    expect(await database().subscriber.count()).toBe(0);
    expect(await atTheMachine.importByHand(asked(csv), at)).toMatchObject({ added: 1 });
    const unknown = asked(csv, { letters: ['nothing'] });
    expect(await atTheMachine.importByHand(unknown, at)).toMatchObject({ kind: 'invalid' });
    const [consent] = await database().consent.findMany();
    expect(consent?.text).toContain('(Imported by the command line, list.csv.)');
    let written = '';
    for await (const part of await atTheMachine.exportByHand(at)) written += part;
    expect(written).toContain('"a@example.org"');
    const actions = await database().auditEntry.findMany({ select: { action: true, after: true } });
    expect(actions).toMatchObject([
      { action: 'audience.import', after: { by: 'the command line' } },
      { action: 'audience.export', after: { by: 'the command line' } },
    ]);
  });

  test('editors neither see nor change the audience', async () => {
    const editor = await makeActor('editor');
    const filter = segmentFilterSchema.parse({});
    const forbidden = { kind: 'forbidden' };
    const email = 'a@example.org';
    expect(await audience.importAudience(editor, asked('email\na@example.org\n'), at)).toEqual(
      forbidden,
    );
    expect(await audience.exportAudience(editor, filter, at)).toEqual(forbidden);
    expect(await audience.suppress(editor, { email, note: 'x', at })).toEqual(forbidden);
    expect(await audience.liftSuppression(editor, { email, reason: '' })).toEqual(forbidden);
    expect(await audience.saveSegment(editor, { name: 'x', filter, at })).toEqual(forbidden);
    expect(await audience.findPerson(editor, 1, at)).toEqual(forbidden);
    expect(await database().subscriber.count()).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { makeActor, signedIn } from '../../tests/support/staff.ts';
import { absoluteMs, findSession, idleMs } from './find-actor.ts';
import { findActor, listAudit, record } from './index.ts';

describe.runIf(hasDatabase)('the audit log', () => {
  useDatabase();

  test('keeps who did what to what, newest first, for publishers', async () => {
    const publisher = await makeActor('publisher');
    const editor = await makeActor('editor');
    await database().$transaction(async (tx) => {
      await record(tx, { actor: editor, action: 'story.publish', subject: 'story:1' });
      await record(tx, {
        actor: null,
        action: 'story.withdraw',
        subject: 'story:2',
        after: { a: 1 },
      });
    });
    const page = await listAudit(publisher);
    expect(page).toMatchObject({
      kind: 'page',
      next: null,
      lines: [
        { actor: 'Standfirst', action: 'story.withdraw', after: { a: 1 } },
        { actor: editor.name, action: 'story.publish', subject: 'story:1' },
      ],
    });
    const first = await listAudit(publisher, { take: 1 });
    expect(first).toMatchObject({ lines: [{ action: 'story.withdraw' }], next: '2' });
    expect(await listAudit(publisher, { before: '2' })).toMatchObject({
      lines: [{ action: 'story.publish' }],
    });
    expect(await listAudit(editor)).toEqual({ kind: 'forbidden' });
  });

  test('can be neither changed nor shortened', async () => {
    await database().$transaction((tx) =>
      record(tx, { actor: null, action: 'story.publish', subject: 'story:1' }),
    );
    await expect(database().auditEntry.deleteMany()).rejects.toThrow();
    await expect(database().auditEntry.updateMany({ data: { action: 'x.y' } })).rejects.toThrow();
    expect(await database().auditEntry.findMany()).toMatchObject([{ action: 'story.publish' }]);
  });
});

describe.runIf(hasDatabase)('a session', () => {
  useDatabase();

  test('says who a request comes from, and is kept as a hash only', async () => {
    const { actor, headers, token } = await signedIn('editor');
    expect(await findActor(headers)).toEqual(actor);
    expect(await findActor(new Headers())).toBeNull();
    expect(JSON.stringify(await database().staffSession.findMany())).not.toContain(token);
  });

  test('ends after eight hours without use and after thirty days in any case', async () => {
    const { headers } = await signedIn('editor');
    const start = Date.now();
    const after = (ms: number) => findSession(headers, new Date(start + ms));
    expect(await after(idleMs - 1000)).not.toBeNull();
    expect(await after(2 * idleMs - 2000)).not.toBeNull();
    await database().staffSession.updateMany({
      data: { lastUsedAt: new Date(start + absoluteMs - 1000) },
    });
    expect(await after(absoluteMs + 1000)).toBeNull();
    const other = await signedIn('writer');
    expect(await findSession(other.headers, new Date(start + idleMs + 5000))).toBeNull();
  });

  test('is no use to somebody who was deactivated', async () => {
    const { actor, headers } = await signedIn('editor');
    await database().staff.update({
      where: { id: actor.staffId },
      data: { deactivatedAt: new Date() },
    });
    expect(await findActor(headers)).toBeNull();
  });
});

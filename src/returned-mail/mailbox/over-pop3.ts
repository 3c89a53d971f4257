/**
 * A mailbox over POP3, which has no marks: which letters were read is kept here, by the names that the
 * server gives them, and they stay where they are.
 */
import { createHash } from 'node:crypto';
import { database } from '#lib/database.ts';
import { openPop3 } from './pop3.ts';
import type { Mailbox } from './read-mailbox.ts';

export async function readOverPop3(box: Mailbox): Promise<void> {
  const talk = await openPop3(box);
  try {
    const mailbox = nameOf(box);
    const there = await talk.listLetters();
    const uids = there.map(({ uid }) => uid);
    // What somebody took out of the mailbox need not be known any more.
    await database().$executeRaw`
      delete from read_letter where mailbox = ${mailbox} and uid <> all(${uids})`;
    const read = await database().readLetter.findMany({ where: { mailbox } });
    const known = new Set(read.map(({ uid }) => uid));
    const unread = there.filter(({ uid }) => !known.has(uid)).slice(0, box.mostLetters);
    for (const { number, uid } of unread) {
      box.signal?.throwIfAborted();
      await box.take(await talk.readLetter(number, box.mostBytes));
      await database().readLetter.createMany({
        data: [{ mailbox, uid, at: box.at }],
        skipDuplicates: true,
      });
    }
    await talk.end();
  } finally {
    talk.close();
  }
}

/** Names are one mailbox's own; the same name in another is another letter. */
function nameOf({ host, user }: Mailbox): string {
  return createHash('sha256').update(`${user}\n${host}`).digest('hex').slice(0, 32);
}

/** A mailbox over IMAP: what is unread is read, and marked as seen. */
import type { Mailbox } from './read-mailbox.ts';

export async function readOverImap(mailbox: Mailbox): Promise<void> {
  const { isSecure, patienceMs } = mailbox;
  // Loaded where there is such a mailbox only: it brings the alphabets of the world with it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port ?? (isSecure ? 993 : 143),
    secure: isSecure,
    ...(isSecure || mailbox.isHere ? {} : { doSTARTTLS: true }),
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  // Told to whoever waits for the step under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const lock = await client.getMailboxLock(mailbox.folder);
    try {
      const found = (await client.search({ seen: false }, { uid: true })) || [];
      for (const uid of found.slice(0, mailbox.mostLetters)) {
        mailbox.signal?.throwIfAborted();
        const source = { maxLength: mailbox.mostBytes };
        const letter = await client.fetchOne(String(uid), { source }, { uid: true });
        await mailbox.take(letter ? (letter.source ?? null) : null);
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      }
    } finally {
      lock.release();
    }
    await client.logout();
  } finally {
    client.close();
  }
}

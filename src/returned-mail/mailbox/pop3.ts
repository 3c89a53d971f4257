/**
 * As much of POP3 (RFC 1939, STLS of RFC 2595) as reading letters takes. The password never goes
 * unencrypted to another machine, and a server that falls silent or says too much is left.
 */
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Mailbox } from './read-mailbox.ts';

export type Pop3 = {
  /** Every letter: its number in this conversation, and the name it keeps. */
  listLetters: () => Promise<{ number: number; uid: string }[]>;
  /** The first so many bytes of a letter; null when the server does not hand it out. */
  readLetter: (number: number, mostBytes: number) => Promise<Buffer | null>;
  end: () => Promise<void>;
  close: () => void;
};

/** TLS begins at once, else as soon as the server offers it; on this machine it need not. */
export type Pop3Options = Pick<
  Mailbox,
  'host' | 'port' | 'isSecure' | 'isHere' | 'user' | 'password' | 'patienceMs'
>;

/** More than that without a line's end is no POP3. */
const longestLine = 64 * 1024;
const mostLines = 200_000;

/** Signs in. Throws, with what the server said, when that cannot be done. */
export async function openPop3(options: Pop3Options): Promise<Pop3> {
  const { host, isSecure, isHere, user, password, patienceMs } = options;
  if (/[\r\n]/.test(user + password)) throw new Error('A user or password has a line break.');
  const name = isIP(host) ? {} : { servername: host };
  const port = options.port ?? (isSecure ? 995 : 110);
  let socket: Socket = isSecure
    ? connectSecurely({ host, port, ...name })
    : connect({ host, port });
  let lines = linesOf(socket, patienceMs);
  try {
    await once(socket, isSecure ? 'secureConnect' : 'connect');
    await answer();
    if (!isSecure && (await offersTls())) {
      await ask('STLS');
      if (lines.hasMore()) throw new Error('The mailbox spoke before it was encrypted.');
      socket = connectSecurely({ socket, ...name });
      lines = linesOf(socket, patienceMs);
      await once(socket, 'secureConnect');
    } else if (!isSecure && !isHere) {
      throw new Error('The mailbox does not offer TLS. Use pop3s://.');
    }
    await ask(`USER ${user}`);
    await ask(`PASS ${password}`);
  } catch (error) {
    socket.destroy();
    throw error;
  }

  async function answer(): Promise<string> {
    const line = await lines.next();
    if (line.startsWith('+OK')) return line.slice(3).trim();
    throw new Refused(`The mailbox said: ${line.slice(0, 200)}`);
  }

  /** The password is in no message: only what the server answers is. */
  function ask(command: string): Promise<string> {
    socket.write(`${command}\r\n`);
    return answer();
  }

  /** The lines up to the one that is a dot. */
  async function answerInLines(command: string): Promise<string[]> {
    await ask(command);
    const found: string[] = [];
    for (;;) {
      const line = await lines.next();
      if (line === '.') return found;
      if (found.length >= mostLines) throw new Error('The mailbox lists too many letters.');
      found.push(line.replace(/^\./, ''));
    }
  }

  async function offersTls(): Promise<boolean> {
    const offered = await answerInLines('CAPA').catch((error) => {
      if (error instanceof Refused) return [];
      throw error;
    });
    return offered.some((line) => /^STLS\b/i.test(line));
  }

  return {
    async listLetters() {
      const listed = await answerInLines('UIDL').catch((error) => {
        if (!(error instanceof Refused)) throw error;
        throw new Error(`${error.message} It does not name its letters: read it over IMAP.`);
      });
      return listed.flatMap((line) => {
        const [, number, uid] = /^(\d{1,9}) ([!-~]{1,200})$/.exec(line.trim()) ?? [];
        return number && uid ? [{ number: Number(number), uid }] : [];
      });
    },
    async readLetter(number, mostBytes) {
      try {
        await ask(`RETR ${number}`);
      } catch (error) {
        if (error instanceof Refused) return null;
        throw error;
      }
      const kept: string[] = [];
      let length = 0;
      for (;;) {
        const line = await lines.next();
        if (line === '.') return Buffer.from(kept.join('\r\n'), 'latin1');
        length += line.length + 2;
        if (length <= mostBytes) kept.push(line.replace(/^\./, ''));
      }
    },
    async end() {
      // Nothing was deleted, so nothing hangs on the answer.
      await ask('QUIT').catch(() => '');
    },
    close() {
      socket.destroy();
    },
  };
}

/** The server said no; the conversation goes on. */
class Refused extends Error {}

/** What comes, line by line. It fails when nothing comes for too long, or the connection ends. */
function linesOf(socket: Socket, patienceMs: number) {
  // Whoever waits for a line is told; without a listener an error would end the process.
  socket.on('error', () => {});
  socket.setTimeout(patienceMs, () =>
    socket.destroy(new Error('The mailbox did not answer in time.')),
  );
  const chunks = socket.iterator({ destroyOnReturn: false });
  let [buffer, from] = ['', 0];
  return {
    hasMore: () => from < buffer.length,
    async next(): Promise<string> {
      for (;;) {
        const end = buffer.indexOf('\r\n', from);
        if (end >= 0) {
          const line = buffer.slice(from, end);
          from = end + 2;
          return line;
        }
        buffer = buffer.slice(from);
        from = 0;
        if (buffer.length > longestLine) throw new Error('The mailbox sends lines without an end.');
        const { value, done } = await chunks.next();
        if (done) throw new Error('The mailbox ended the connection.');
        buffer += (value as Buffer).toString('latin1');
      }
    },
  };
}

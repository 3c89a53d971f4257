/** A mailbox over a real socket: as much of IMAP (RFC 3501) as reading and marking letters takes. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export type KeptMail = { uid: number; source: string; isSeen: boolean };

export async function startImap({ user, password }: { user: string; password: string }) {
  const letters: KeptMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    talk(socket).catch(() => {});
  });

  async function talk(socket: Socket): Promise<void> {
    const say = (line: string) => void socket.write(`${line}\r\n`);
    say('* OK [CAPABILITY IMAP4rev1] ready');
    let buffer = '';
    for await (const chunk of socket.setEncoding('latin1')) {
      buffer += chunk;
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        const said = answer(command, say);
        say(`${tag} ${said}`);
        if (/^LOGOUT/i.test(command)) socket.end();
      }
    }
  }

  function answer(command: string, say: (line: string) => void): string {
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare,
    );
    const find = (uid: string | undefined) => letters.find((letter) => letter.uid === Number(uid));
    if (/^LOGIN /i.test(command)) {
      const isRight = words[1] === user && words[2] === password;
      return isRight ? 'OK in' : 'NO [AUTHENTICATIONFAILED] wrong';
    }
    if (/^CAPABILITY/i.test(command)) say('* CAPABILITY IMAP4rev1');
    if (/^LIST/i.test(command)) say('* LIST (\\HasNoChildren) "/" INBOX');
    if (/^SELECT/i.test(command)) {
      say('* FLAGS (\\Seen)');
      say(`* ${letters.length} EXISTS`);
      say('* OK [PERMANENTFLAGS (\\Seen)] yes');
      say('* OK [UIDVALIDITY 1] ids');
      say(`* OK [UIDNEXT ${letters.length + 1}] next`);
      return 'OK [READ-WRITE] open';
    }
    if (/^UID SEARCH/i.test(command)) {
      const found = letters.filter(({ isSeen }) => !isSeen).map(({ uid }) => ` ${uid}`);
      say(`* SEARCH${found.join('')}`);
    }
    if (/^UID FETCH/i.test(command)) {
      const letter = find(words[2]);
      if (letter) {
        const size = Buffer.byteLength(letter.source);
        say(`* ${letters.indexOf(letter) + 1} FETCH (UID ${letter.uid} BODY[]<0> {${size}}`);
        say(`${letter.source})`);
      }
    }
    if (/^UID STORE/i.test(command)) {
      const letter = find(words[2]);
      if (letter) letter.isSeen = true;
    }
    if (/^LOGOUT/i.test(command)) say('* BYE');
    return 'OK done';
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    letters,
    put(source: string) {
      letters.push({ uid: letters.length + 1, source, isSeen: false });
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export type TestImap = Awaited<ReturnType<typeof startImap>>;

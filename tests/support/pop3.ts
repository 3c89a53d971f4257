/** A mailbox over a real socket: as much of POP3 (RFC 1939) as reading letters takes. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

type Options = {
  user: string;
  password: string;
  /** Offers STLS with this certificate. */
  tls?: Certificate;
  /** How many bytes go in one packet: what belongs together comes apart. */
  packet?: number;
};

export async function startPop3({ user, password, tls, packet = 7 }: Options) {
  const letters: { uid: string; source: string }[] = [];
  const retrieved: string[] = [];
  const sockets = new Set<Socket>();
  let silentAt = '';
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    talk(socket).catch(() => {});
  });

  async function talk(socket: Socket, isEncrypted = false): Promise<void> {
    const say = (text: string) => {
      const bytes = Buffer.from(`${text}\r\n`, 'latin1');
      // Letter by letter would take long; the ends, where the dot is, come apart.
      const whole = Math.max(0, bytes.length - 5 * packet);
      socket.write(bytes.subarray(0, whole));
      for (let at = whole; at < bytes.length; at += packet) {
        socket.write(bytes.subarray(at, at + packet));
      }
    };
    if (!isEncrypted) say('+OK ready');
    let buffer = '';
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      buffer += chunk.toString('latin1');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const command = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (silentAt && command.startsWith(silentAt)) continue;
        if (command === 'STLS' && tls) {
          say('+OK go on');
          const secured = new TLSSocket(socket, { isServer: true, ...tls });
          secured.on('error', () => {});
          return talk(secured, true);
        }
        say(answer(command, isEncrypted));
        if (command === 'QUIT') socket.end();
      }
    }
  }

  function answer(command: string, isEncrypted: boolean): string {
    const [name, ...words] = command.split(' ');
    const given = words.join(' ');
    const letter = letters[Number(given) - 1];
    switch (name) {
      case 'CAPA':
        return `+OK\r\nUIDL\r\n${tls && !isEncrypted ? 'STLS\r\n' : ''}.`;
      case 'USER':
        return tls && !isEncrypted ? '-ERR not without TLS' : given === user ? '+OK' : '-ERR who?';
      case 'PASS':
        return given === password ? '+OK' : '-ERR [AUTH] wrong';
      case 'UIDL':
        return `+OK\r\n${letters.map(({ uid }, index) => `${index + 1} ${uid}\r\n`).join('')}.`;
      case 'RETR':
        if (!letter) return '-ERR no such letter';
        retrieved.push(letter.uid);
        return `+OK\r\n${letter.source.replaceAll(/^\./gm, '..')}\r\n.`;
      case 'QUIT':
        return '+OK bye';
      default:
        return '-ERR what?';
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return {
    url: `pop3://${login}@localhost:${port}`,
    letters,
    /** The letters it handed out, in that order. */
    retrieved,
    put(source: string) {
      letters.push({ uid: `letter-${letters.length + 1}`, source });
    },
    /** Says nothing any more to commands that begin so. */
    fallSilentAt(command: string) {
      silentAt = command;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export type TestPop3 = Awaited<ReturnType<typeof startPop3>>;

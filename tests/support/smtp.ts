/**
 * A mail server that says what a test wants at each step of the conversation, byte by byte over a real
 * socket. What it took whole is in `taken`.
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { expectGoodMails } from './good-mail.ts';

export type SmtpStep =
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'text'
  | 'quit'
  | 'rset';

/** A reply such as `450 later`; `drop` ends the connection; `silent` says nothing. */
export type Reply = string | 'drop' | 'silent' | undefined;

export type Taken = { from: string; to: string; source: string; isEncrypted: boolean };

export type SmtpOptions = {
  /** Offers STARTTLS with this certificate. */
  tls?: { key: string; cert: string };
  /** Offers AUTH PLAIN, and takes whoever comes. */
  auth?: boolean;
};

type Script = (step: SmtpStep, about: { to: string }) => Reply | Promise<Reply>;

const usual: Record<SmtpStep, string> = {
  greeting: '220 test ESMTP',
  ehlo: '250 test',
  starttls: '220 go on',
  auth: '235 welcome',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  text: '250 taken',
  quit: '221 bye',
  rset: '250 ok',
};

export async function startSmtp(
  script: Script = () => undefined,
  { tls, auth = false }: SmtpOptions = {},
) {
  const taken: Taken[] = [];
  const sockets = new Set<Socket>();
  let reply = script;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    // A connection that broke is what the test is about.
    talk(socket).catch(() => {});
  });

  const offered = (isEncrypted: boolean) =>
    [
      '250-test',
      ...(tls && !isEncrypted ? ['250-STARTTLS'] : []),
      ...(auth ? ['250-AUTH PLAIN'] : []),
    ]
      .join('\r\n')
      .concat('\r\n250 SIZE');

  async function talk(socket: Socket, isEncrypted = false): Promise<void> {
    const decoder = new TextDecoder();
    let [buffer, from, to, isText] = ['', '', '', false];
    /** False when the conversation is over. */
    const say = async (step: SmtpStep, before?: () => void): Promise<string> => {
      const isPlainEhlo = step === 'ehlo' && (tls || auth);
      const said =
        (await reply(step, { to })) ?? (isPlainEhlo ? offered(isEncrypted) : usual[step]);
      if (said === 'drop') socket.destroy();
      else if (said !== 'silent') {
        if (/^[23]/.test(said)) before?.();
        socket.write(`${said}\r\n`);
        if (step === 'quit' || said.startsWith('421')) socket.end();
      }
      return said;
    };
    if (!isEncrypted) await say('greeting');
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      buffer += decoder.decode(chunk, { stream: true });
      for (;;) {
        const end = isText ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end < 0) break;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isText ? 5 : 2));
        if (isText) {
          isText = false;
          const source = line.replaceAll('\r\n..', '\r\n.');
          await say('text', () => taken.push({ from, to, source, isEncrypted }));
        } else if (/^(EHLO|HELO)/i.test(line)) await say('ehlo');
        else if (/^STARTTLS/i.test(line) && tls) {
          if (!(await say('starttls')).startsWith('2')) continue;
          const secured = new TLSSocket(socket, { isServer: true, ...tls });
          secured.on('error', () => {});
          return talk(secured, true);
        } else if (/^AUTH/i.test(line) && auth) await say('auth');
        else if (/^MAIL FROM/i.test(line)) {
          from = /<(.*?)>/.exec(line)?.[1] ?? '';
          await say('mail');
        } else if (/^RCPT TO/i.test(line)) {
          to = /<(.*?)>/.exec(line)?.[1] ?? '';
          await say('rcpt');
        } else if (/^DATA/i.test(line)) isText = (await say('data')).startsWith('354');
        else if (/^RSET/i.test(line)) await say('rset');
        else if (/^QUIT/i.test(line)) await say('quit');
        else socket.write('502 what?\r\n');
      }
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    /** What it says from now on. */
    says(script: Script) {
      reply = script;
    },
    /** Throws when something it took is not as mail has to be. */
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      await expectGoodMails(taken.map(({ source }) => source));
    },
  };
}

export type TestSmtp = Awaited<ReturnType<typeof startSmtp>>;

/**
 * A mail server that says what a test wants at each step of the conversation, byte by byte over a real
 * socket. What it took whole is in `taken`.
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export type SmtpStep = 'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'text' | 'quit' | 'rset';

/** A reply such as `450 later`; `drop` ends the connection; `silent` says nothing. */
export type Reply = string | 'drop' | 'silent' | undefined;

export type Taken = { from: string; to: string; source: string };

type Script = (step: SmtpStep, about: { to: string }) => Reply | Promise<Reply>;

const usual: Record<SmtpStep, string> = {
  greeting: '220 test ESMTP',
  ehlo: '250 test',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  text: '250 taken',
  quit: '221 bye',
  rset: '250 ok',
};

export async function startSmtp(script: Script = () => undefined) {
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

  async function talk(socket: Socket): Promise<void> {
    let [buffer, from, to, isText] = ['', '', '', false];
    /** False when the conversation is over. */
    const say = async (step: SmtpStep, before?: () => void): Promise<string> => {
      const said = (await reply(step, { to })) ?? usual[step];
      if (said === 'drop') socket.destroy();
      else if (said !== 'silent') {
        if (/^[23]/.test(said)) before?.();
        socket.write(`${said}\r\n`);
        if (step === 'quit' || said.startsWith('421')) socket.end();
      }
      return said;
    };
    await say('greeting');
    for await (const chunk of socket.setEncoding('utf8')) {
      buffer += chunk;
      for (;;) {
        const end = isText ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end < 0) break;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isText ? 5 : 2));
        if (isText) {
          isText = false;
          const source = line.replaceAll('\r\n..', '\r\n.');
          await say('text', () => taken.push({ from, to, source }));
        } else if (/^(EHLO|HELO)/i.test(line)) await say('ehlo');
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
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export type TestSmtp = Awaited<ReturnType<typeof startSmtp>>;

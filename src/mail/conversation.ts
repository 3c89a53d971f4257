/**
 * A conversation with the mail server, one letter after another. It tells exactly how far a letter got,
 * because that decides whether it may ever be handed over again.
 */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Which step the server answered: opening and signing in, the sender, the recipient, the text. */
export type Step = 'session' | 'sender' | 'recipient' | 'text';

export type Outcome =
  | { kind: 'accepted'; response: string }
  /** The server said no, for now (4xx) or for good (5xx). Nothing was delivered. */
  | { kind: 'answered-no'; step: Step; code: number; response: string }
  /** No text was sent: the connection broke before, or `beforeText` said that it may not be. */
  | { kind: 'not-begun'; reason: string }
  /** The text was begun and no answer came. Perhaps it was taken, perhaps not. */
  | { kind: 'no-answer'; reason: string };

export type Submission = {
  from: string;
  to: string;
  /** The letter's bytes. */
  raw: Buffer;
  /** Called when the server waits for the text and before any of it goes. False: it may not go. */
  beforeText: () => Promise<boolean>;
};

export type Conversation = {
  submit: (letter: Submission) => Promise<Outcome>;
  isOpen: () => boolean;
  end: () => void;
};

export type ConversationOptions = {
  url: string;
  /** Refuses to speak without encryption. */
  requireTls?: boolean;
  /** How long the server may be silent at each step. */
  patienceMs?: number;
};

/** Connects at the first letter. After an answer that ends the session, `isOpen` is false. */
export function openConversation(options: ConversationOptions): Conversation {
  const { connection, credentials } = connectionOf(options);
  let isConnected = false;
  let isOver = false;
  // Told to whoever waits; what comes while nobody does only ends the conversation. Nodemailer does not
  // call back a step under way, such as signing in, when the connection breaks.
  const waiting = new Set<(error: Error) => void>();
  const broken = (error: Error) => {
    isOver = true;
    for (const fail of waiting) fail(error);
    waiting.clear();
  };
  connection.on('error', broken);
  connection.on('end', () => broken(new Error('The connection has ended.')));

  /** One step of the conversation; rejects when it fails, or the connection breaks meanwhile. */
  async function take(
    step: (done: (error?: Error | null | undefined) => void) => void,
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.add(reject);
    step((error) => (error ? reject(error) : resolve()));
    await promise.finally(() => waiting.delete(reject));
  }

  async function connect(): Promise<Outcome | null> {
    try {
      await take((done) => connection.connect(done));
      if (credentials) await take((done) => connection.login(credentials, done));
      isConnected = true;
      return null;
    } catch (error) {
      isOver = true;
      connection.close();
      return outcomeOf(error, { step: 'session', isTextBegun: false });
    }
  }

  return {
    isOpen: () => !isOver,
    end() {
      isOver = true;
      connection.quit();
    },
    async submit({ from, to, raw, beforeText }) {
      if (isOver) return { kind: 'not-begun', reason: 'The connection has ended.' };
      const failed = isConnected ? null : await connect();
      if (failed) return failed;
      let isTextBegun = false;
      let isForbidden = false;
      // Nodemailer reads the first byte when the server has answered DATA, and not before.
      const text = new Readable({
        read() {
          beforeText().then(
            (may) => {
              isForbidden = !may;
              if (!may) return void text.destroy(new Error('It may not be sent any more.'));
              isTextBegun = true;
              text.push(raw);
              text.push(null);
              text._read = () => {};
            },
            (error: Error) => text.destroy(error),
          );
        },
      });
      const outcome = await new Promise<Outcome>((resolve) => {
        connection.send({ from, to: [to] }, text, (error, info) => {
          resolve(
            error
              ? outcomeOf(error, { step: null, isTextBegun })
              : { kind: 'accepted', response: info.response },
          );
        });
      });
      // The server waits for a text that will not come, or is in a state we do not know.
      if (isForbidden || outcome.kind === 'not-begun' || outcome.kind === 'no-answer') {
        isOver = true;
        connection.close();
      }
      if (outcome.kind === 'answered-no' && !isOver) await reset();
      return outcome;
    },
  };

  async function reset(): Promise<void> {
    try {
      await take((done) => connection.reset(done));
    } catch {
      isOver = true;
      connection.close();
    }
  }
}

function connectionOf({ url, requireTls = false, patienceMs = 60_000 }: ConversationOptions) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const connection = new SMTPConnection({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: requireTls,
    connectionTimeout: Math.min(10_000, patienceMs),
    greetingTimeout: Math.min(10_000, patienceMs),
    socketTimeout: patienceMs,
  });
  const credentials = username
    ? { credentials: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
    : null;
  return { connection, credentials };
}

const stepOf: Record<string, Step> = {
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
  DATA: 'text',
};

function outcomeOf(
  error: unknown,
  { step, isTextBegun }: { step: Step | null; isTextBegun: boolean },
): Outcome {
  const { message, responseCode, response, command } = read(error);
  if (responseCode !== undefined) {
    const found = step ?? stepOf[command ?? ''] ?? (isTextBegun ? 'text' : 'session');
    return { kind: 'answered-no', step: found, code: responseCode, response: response ?? message };
  }
  return isTextBegun
    ? { kind: 'no-answer', reason: message }
    : { kind: 'not-begun', reason: message };
}

function read(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const has = <K extends string>(key: K): unknown =>
    key in error ? Reflect.get(error, key) : null;
  const [code, response, command] = [has('responseCode'), has('response'), has('command')];
  return {
    message: error.message,
    ...(typeof code === 'number' ? { responseCode: code } : {}),
    ...(typeof response === 'string' ? { response } : {}),
    ...(typeof command === 'string' ? { command } : {}),
  };
}

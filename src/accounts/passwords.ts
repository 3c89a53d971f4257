/**
 * Passwords: kept as argon2id, never in any other form. Hashing takes 19 MiB and two passes on purpose,
 * so no more than two are made at once, whoever asks.
 */
import { hash, verify } from '@node-rs/argon2';
import { processWide } from '#lib/process-wide.ts';

// OWASP's first choice for argon2id; the library's default algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;

const line = processWide('password-line', () => ({ busy: 0, waiting: [] as (() => void)[] }));

export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(password.normalize('NFKC'), cost));
}

export function verifyPassword({ hash: kept, password }: { hash: string; password: string }) {
  return inLine(() => verify(kept, password.normalize('NFKC')));
}

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (line.busy < atOnce) line.busy += 1;
  else await new Promise<void>((resolve) => line.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next) next();
    else line.busy -= 1;
  }
}

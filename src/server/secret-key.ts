/** The installation's own key, made at the first start and readable by nobody else. */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#lib/env.ts';
import { errorCode, StartUpProblem } from './start-up-problem.ts';

/** The settings with a key in them: the one that was given, else the one the data folder keeps. */
export function withSecretKey(env: Env): Env {
  if (env.SECRET_KEY) return env;
  const file = join(env.DATA_DIR, 'secret-key');
  const found = readKey(file);
  if (found !== undefined) return { ...env, SECRET_KEY: found };
  const made = randomBytes(48).toString('base64url');
  try {
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was a moment faster.
    const theirs = errorCode(error) === 'EEXIST' ? readKey(file) : undefined;
    if (theirs === undefined) throw error;
    return { ...env, SECRET_KEY: theirs };
  }
  return { ...env, SECRET_KEY: made };
}

function readKey(file: string): string | undefined {
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length < 32) {
      throw new StartUpProblem(
        `The key in ${file} is shorter than 32 characters.`,
        'put back the file from a backup, or remove it: then everybody signs in again, and authenticators have to be set up anew.',
      );
    }
    chmodSync(file, 0o600);
    return key;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The folder the product keeps its things in. Two processes never hold it at once: the lock is the
 * operating system's, so it cannot outlive its process, and a recycled process id cannot fake it.
 */
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { errorCode, errorText, StartUpProblem } from './start-up-problem.ts';

const runningSchema = z.object({ pid: z.number().int(), databaseUrl: z.string().optional() });

/** The process that holds a data folder; the address of its database once that is open. */
export type Running = z.infer<typeof runningSchema>;

export type HeldFolder = {
  /** Tells other processes of this machine where the database answers. */
  announce: (databaseUrl: string) => void;
  release: () => void;
};

export type HoldResult = { kind: 'held'; folder: HeldFolder } | { kind: 'taken'; by: Running };

/** Makes the folder when it is absent. Throws a `StartUpProblem` when it cannot be written. */
export function prepareDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return folder;
  } catch (error) {
    throw new StartUpProblem(
      `The data folder ${folder} cannot be written (${errorCode(error) ?? errorText(error)}).`,
      'give this user the right to write there, free some space if the disk is full, or set\nDATA_DIR to another folder.',
    );
  }
}

/** Takes the folder for this process, or says who has it. */
export function holdDataFolder(folder: string): HoldResult {
  const lock = lockFile(join(folder, 'standfirst.lock'));
  const details = join(folder, 'standfirst.running.json');
  if (!lock) return { kind: 'taken', by: readRunning(details) };
  const write = (running: Running) =>
    writeFileSync(details, JSON.stringify(running), { mode: 0o600 });
  write({ pid: process.pid });
  return {
    kind: 'held',
    folder: {
      announce: (databaseUrl) => write({ pid: process.pid, databaseUrl }),
      release() {
        rmSync(details, { force: true });
        lock.release();
      },
    },
  };
}

/** The process that holds the folder now, or null. For the command line. */
export function findRunning(folder: string): Running | null {
  const result = holdDataFolder(folder);
  if (result.kind === 'taken') return result.by;
  result.folder.release();
  return null;
}

/**
 * Locks a file against every other process, waiting `waitMs` for it. Null when another has it.
 *
 * SQLite is used for its locks alone: the system drops them with the process, whatever ended it, and
 * they hold across containers that share the folder, where process ids mean nothing.
 */
export function lockFile(path: string, waitMs = 0): { release: () => void } | null {
  const file = new DatabaseSync(path, { timeout: waitMs });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (errorText(error).includes('locked')) return null;
    throw error;
  }
  return { release: () => file.close() };
}

function readRunning(details: string): Running {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(details, 'utf8')));
  } catch {
    // It is in the middle of starting or leaving, and has not written or has removed the details.
    return { pid: 0 };
  }
}

/**
 * Whether the database is still the one that was sent from, or an older copy of it. A copy does not know
 * what went out after it was made, so whatever it would send has to wait for a person.
 *
 * Two things tell. The database says where it stands (server, timeline, its own and its table's number):
 * a dump that was loaded again, a recovery or a standby that took over stands elsewhere. And a mark is
 * counted up beside every second of sending, in the database and in a file of the data folder: a
 * database with a smaller one is older than the file. The file knows which file it is, because a folder
 * that was put back as a whole, as with the embedded database, agrees with itself.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { database } from '#lib/database.ts';

export type Place = {
  /** True when the database was restored since: then whatever was being sent is paused. */
  isRestored: (at: Date) => Promise<boolean>;
  /** Counts the mark up, in the database and then in the file; at most once a second. */
  mark: () => Promise<void>;
};

export type PlaceOptions = {
  /** The data folder. */
  folder: string;
  /** Whether the database is in it, and comes and goes with it. */
  holdsDatabase: boolean;
};

const markEveryMs = 1000;
const reason =
  'The database was restored from a copy, or moved. What went out after the copy was made is not ' +
  'written here: somebody may get this issue twice. Look at the mail server’s log before it goes on.';

const fileSchema = z.object({
  publication: z.string(),
  mark: z.number(),
  /** The file’s own number and birth; empty where the file system does not keep them. */
  self: z.string(),
});

type Row = { publication: string; place: string; mark: number };

export function createPlace({ folder, holdsDatabase }: PlaceOptions): Place {
  const file = join(folder, 'sending-mark.json');
  let markedAt = Number.NEGATIVE_INFINITY;

  async function isRestored(at: Date): Promise<boolean> {
    const here = await whereWeAre();
    const row = await readRow(here);
    const kept = readMark(file);
    const isOurs = kept?.publication === row.publication;
    const isOlder = isOurs && kept.mark > row.mark;
    const isPutBack = holdsDatabase && isOurs && kept.self !== '' && kept.self !== selfOf(file);
    if (row.place === here && !isOlder && !isPutBack) return false;
    const mark = Math.max(row.mark, isOurs ? kept.mark : 0) + 1;
    const [, paused] = await database().$transaction([
      database().$executeRaw`
        update sending_place set place = ${here}, mark = ${mark}, restored_at = ${at}`,
      database().$executeRaw`
        update newsletter_issue set status = 'paused', pause_reason = ${reason}
        where status = 'sending'`,
    ]);
    writeMark(file, { publication: row.publication, mark });
    return paused > 0;
  }

  return {
    isRestored,
    async mark() {
      if (performance.now() - markedAt < markEveryMs) return;
      markedAt = performance.now();
      const [row] = await database().$queryRaw<Omit<Row, 'place'>[]>`
        update sending_place set mark = mark + 1
        returning publication::text, mark::float8 as mark`;
      if (!row) throw new Error('The mark of sending is gone from the database.');
      mkdirSync(folder, { recursive: true });
      writeMark(file, row);
    },
  };
}

/** Made at the first send. An installation that was upgraded begins here, and asks nothing. */
async function readRow(here: string): Promise<Row> {
  await database().$executeRaw`
    insert into sending_place (id, place) values (1, ${here}) on conflict do nothing`;
  const [row] = await database().$queryRaw<Row[]>`
    select publication::text, place, mark::float8 as mark from sending_place`;
  if (!row) throw new Error('The mark of sending is gone from the database.');
  return row;
}

async function whereWeAre(): Promise<string> {
  const [inside] = await database().$queryRaw<{ place: string }[]>`
    select concat_ws(':', (select oid from pg_database where datname = current_database()),
      'sending_place'::regclass::oid) as place`;
  // Some services keep these to themselves. A place without them tells less, and is told as such.
  const outside = await database().$queryRaw<{ place: string }[]>`
    select concat_ws(':', (select system_identifier from pg_control_system()),
      left(pg_walfile_name(pg_current_wal_lsn()), 8)) as place`.catch((error: unknown) => {
    // Any other failure is no answer, and must not look like another place.
    if (/permission denied|does not exist/.test(String(error))) return [];
    throw error;
  });
  return `${outside[0]?.place ?? ''}/${inside?.place ?? ''}`;
}

function readMark(file: string) {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None yet, or one that was cut off: nothing to compare with.
    return null;
  }
}

/** Whole or not at all: written aside, then moved, which keeps the number and the birth of the file. */
function writeMark(file: string, row: Omit<Row, 'place'>): void {
  const aside = `${file}.part`;
  writeFileSync(aside, '');
  const self = selfOf(aside);
  writeFileSync(aside, JSON.stringify({ ...row, self }));
  renameSync(aside, file);
  if (selfOf(file) !== self) writeFileSync(file, JSON.stringify({ ...row, self: '' }));
}

function selfOf(file: string): string {
  const { ino, birthtimeNs } = statSync(file, { bigint: true });
  return `${ino}.${birthtimeNs}`;
}

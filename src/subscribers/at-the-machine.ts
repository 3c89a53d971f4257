/**
 * What a person at the machine itself may do with the audience: whoever can read the database needs no
 * permission. It is written down as done there.
 */
import { record } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { linesOf } from './audience/export.ts';
import { type ImportResult, importFile } from './audience/import.ts';
import { checkFile, type ImportCheck } from './audience/import-check.ts';
import { readTable } from './audience/read-lines.ts';
import { type ImportAsked, segmentFilterSchema } from './pure.ts';

const name = 'the command line';

/** What a file's columns are called; null with the reason when it cannot be read. */
export function columnsOf(
  text: string,
  hasNames: boolean,
): { columns: string[] } | { why: string } {
  const table = readTable(text, hasNames);
  return 'code' in table ? { why: table.words } : { columns: table.columns };
}

export const checkByHand: (
  asked: ImportAsked,
  at: Date,
) => Promise<ImportCheck | Exclude<Awaited<ReturnType<typeof checkFile>>, ImportCheck>> = checkFile;

export function importByHand(
  asked: ImportAsked,
  at: Date,
): Promise<ImportResult | Exclude<Awaited<ReturnType<typeof importFile>>, ImportResult>> {
  return importFile({ actor: null, name }, asked, at);
}

/** Everybody, as the lines of a file. */
export async function exportByHand(at: Date): Promise<AsyncGenerator<string>> {
  await database().$transaction((tx) =>
    record(tx, {
      actor: null,
      action: 'audience.export',
      subject: 'audience:list',
      after: { by: name },
    }),
  );
  return linesOf(segmentFilterSchema.parse({}), at);
}

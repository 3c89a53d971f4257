/**
 * Brings people in from a file. They come in as confirmed only with the words of how they consented,
 * kept as evidence with who imported them and when. Nothing is mailed. Whoever left, and whoever is
 * never written to, is not brought back, whatever a file says. The same file again changes nothing.
 */
import { type Actor, record } from '#accounts/index.ts';
import { database, type Transaction } from '#lib/database.ts';
import { promiseOf } from '../consent.ts';
import { mayBringIn } from '../policy.ts';
import type { ImportAsked } from '../pure.ts';
import { batchSize, type UnknownLetter, unknownLetter } from './import-check.ts';
import { standingOf } from './known-addresses.ts';
import { type GoodLine, type ReadProblem, readLines, readTable } from './read-lines.ts';

export type ImportResult = {
  kind: 'imported';
  id: number;
  lines: number;
  added: number;
  already: number;
  left: number;
  suppressed: number;
  wrong: number;
};

type Refused = UnknownLetter | { kind: 'unread'; problem: ReadProblem };

type Letter = { id: number; name: string; promise: string; schedule: string };
type Counts = Record<'added' | 'already' | 'left' | 'suppressed', number>;

/** Who brings people in; nobody of the staff when it is done at the machine itself. */
export type Importer = { actor: Actor | null; name: string };

export async function importAudience(
  actor: Actor,
  asked: ImportAsked,
  at: Date,
): Promise<ImportResult | Refused | { kind: 'forbidden' }> {
  if (!mayBringIn(actor)) return { kind: 'forbidden' };
  return importFile({ actor, name: actor.name }, asked, at);
}

/**
 * Each thousand lines are a transaction. If the process ends in the middle, the same file brings in the
 * rest; its import stays listed as not ended.
 */
export async function importFile(
  by: Importer,
  asked: ImportAsked,
  at: Date,
): Promise<ImportResult | Refused> {
  const table = readTable(asked.text, asked.hasNames);
  if ('code' in table) return { kind: 'unread', problem: table };
  const letters = await database().newsletter.findMany({
    where: { slug: { in: asked.letters } },
    select: { id: true, name: true, promise: true, schedule: true },
    orderBy: { position: 'asc' },
  });
  if (letters.length !== new Set(asked.letters).size) return unknownLetter;
  const { good, problems } = readLines(table.rows, asked.mapping, at);
  const importId = await begin(by.name, { asked, letters, lines: table.rows.length, at });
  const counts: Counts = { added: 0, already: 0, left: 0, suppressed: 0 };
  for (let from = 0; from < good.length; from += batchSize) {
    const lines = good.slice(from, from + batchSize);
    const batch = { by: by.name, asked, letters, importId, lines, at };
    const done = await database().$transaction((tx) => bringIn(tx, batch), { timeout: 60_000 });
    for (const key of ['added', 'already', 'left', 'suppressed'] as const) counts[key] += done[key];
  }
  const ended = { ...counts, wrong: problems.length };
  await database().$transaction(async (tx) => {
    await tx.audienceImport.update({ where: { id: importId }, data: { ...ended, endedAt: at } });
    await record(tx, {
      actor: by.actor,
      action: 'audience.import',
      subject: `import:${importId}`,
      after: { lines: table.rows.length, ...ended, ...(by.actor ? {} : { by: by.name }) },
    });
  });
  return { kind: 'imported', id: importId, lines: table.rows.length, ...ended };
}

type Beginning = { asked: ImportAsked; letters: Letter[]; lines: number; at: Date };

async function begin(
  importedBy: string,
  { asked, letters, lines, at }: Beginning,
): Promise<number> {
  const { id } = await database().audienceImport.create({
    data: {
      at,
      importedBy,
      file: asked.file || 'Pasted lines',
      letters: letters.map(({ name }) => name),
      words: asked.words,
      lines,
    },
    select: { id: true },
  });
  return id;
}

type Batch = {
  by: string;
  asked: ImportAsked;
  letters: Letter[];
  importId: number;
  lines: GoodLine[];
  at: Date;
};

async function bringIn(tx: Transaction, batch: Batch): Promise<Counts> {
  const { letters, lines } = batch;
  const emails = lines.map(({ email }) => email);
  const ids = letters.map(({ id }) => id);
  const standing = await standingOf(emails, ids, tx);
  const counts: Counts = { added: 0, already: 0, left: 0, suppressed: 0 };
  const wanted: GoodLine[] = [];
  for (const line of lines) {
    const how = standing.get(line.email) ?? 'new';
    if (how === 'new') wanted.push(line);
    else counts[how] += 1;
  }
  if (wanted.length === 0) return counts;
  await tx.$executeRaw`
    insert into subscriber (email, created_at)
    select email, ${batch.at} from unnest(${wanted.map(({ email }) => email)}::text[]) as g(email)
    on conflict (email) do nothing`;
  const confirmed = new Set<number>();
  for (const letter of letters) {
    for (const id of await confirmBy(tx, { ...batch, lines: wanted, letter })) confirmed.add(id);
  }
  counts.added = confirmed.size;
  // Somebody left or was stopped between the question and the insert: they stay as they are.
  counts.left += wanted.length - confirmed.size;
  return counts;
}

/**
 * Confirms one letter, with the evidence, and returns whose it is new for. The insert itself passes by
 * who left, who has it already and who is suppressed.
 */
async function confirmBy(tx: Transaction, batch: Batch & { letter: Letter }): Promise<number[]> {
  const { lines, letter, importId, asked, by, at } = batch;
  const page = `import:${importId}`;
  const evidence = lines.map(
    ({ words }) => `${words ?? asked.words} (Imported by ${by}, ${asked.file || 'pasted'}.)`,
  );
  const rows = await tx.$queryRaw<{ id: number }[]>`
    with given as (
      select s.id, g.at, g.words
      from unnest(${lines.map(({ email }) => email)}::text[],
        ${lines.map((line) => line.at?.toISOString() ?? null)}::timestamptz[],
        ${evidence}::text[]) as g(email, at, words)
      join subscriber s on s.email = g.email
      where not exists (select 1 from suppression p where p.email = g.email)),
    made as (
      insert into subscription as x (subscriber_id, newsletter_id, status, requested_at, confirmed_at,
        form, page, promise)
      select id, ${letter.id}, 'confirmed', coalesce(at, ${at}), coalesce(at, ${at}),
        'import', ${page}, ${promiseOf(letter)} from given
      on conflict (subscriber_id, newsletter_id) do update
        set status = 'confirmed', confirmed_at = excluded.confirmed_at, form = excluded.form,
          page = excluded.page, promise = excluded.promise
        where x.status = 'pending'
      returning x.subscriber_id),
    kept as (
      insert into consent (subscriber_id, at, kind, letter, form, page, text)
      select given.id, ${at}, 'imported', ${letter.name}, 'import', ${page},
        given.words || case when given.at is null then ''
          else ' Consent given on ' || to_char(given.at at time zone 'UTC', 'YYYY-MM-DD') || '.' end
      from given join made on made.subscriber_id = given.id)
    select subscriber_id as id from made`;
  return rows.map(({ id }) => id);
}

/**
 * Works out who stands beside whom, after a change and apart from it. What is due is marked in the
 * transaction that made it due and unmarked in the one that has done it, so a crash loses nothing and
 * doing it twice changes nothing.
 */
import { type Changed, change } from '#lib/changes.ts';
import { database, type Transaction } from '#lib/database.ts';
import { findNeighbours, type Neighbour } from './find-neighbours.ts';
import { learnTerms } from './learn-terms.ts';
import { aboutBoth } from './reason.ts';
import { readSurfaces } from './surface.ts';

/** How many are kept for each story: nine are shown, the others stand by for bans and gaps. */
export const relatedKept = 12;

const termsAtOnce = 100;
/** So many stories learnt at once change what a table looks like to the planner. */
const manyTerms = 500;
const listsAtOnce = 20;

export type Refreshed = { stories: number; changedLists: number };

/** Does what is due until nothing is, or `signal` says to leave; what is left stays due. */
export async function refreshRelated(signal?: AbortSignal): Promise<Refreshed> {
  const done = { stories: 0, changedLists: 0 };
  await learnAllTerms(signal);
  while (!signal?.aborted) {
    const step = await inTurn(fillDueLists);
    if (step.stories === 0) break;
    done.stories += step.stories;
    done.changedLists += step.changedLists;
  }
  return done;
}

/** The first half: what every story that is due says. Neighbours are looked for among all of them. */
export async function learnAllTerms(signal?: AbortSignal): Promise<void> {
  let learnt = 0;
  while (!signal?.aborted) {
    const step = await inTurn((tx) => learnTerms(tx, termsAtOnce));
    if (step === 0) break;
    learnt += step;
  }
  // After an import the planner must know at once what a server would tell it in a minute or so.
  if (learnt >= manyTerms) await database().$executeRaw`analyze related_term, related_rarity`;
}

/** One transaction of whoever refreshes: two at once would undo each other's lists. */
function inTurn<T>(work: (tx: Transaction, changed: Changed) => Promise<T>): Promise<T> {
  return change(
    async (tx, changed) => {
      await tx.$queryRaw`
        select pg_advisory_xact_lock(hashtext('standfirst related'))::text,
               set_config('jit', 'off', true)`;
      return work(tx, changed);
    },
    { timeoutMs: 60_000 },
  );
}

async function fillDueLists(tx: Transaction, changed: Changed): Promise<Refreshed> {
  const due = await tx.$queryRaw<{ id: number }[]>`
    delete from related_due where article_id in (
      select article_id from related_due where terms_known
      order by article_id limit ${listsAtOnce} for update skip locked)
    returning article_id as id`;
  let changedLists = 0;
  for (const { id } of due) changedLists += await fillList(tx, changed, id);
  return { stories: due.length, changedLists };
}

/** Works out one story's neighbours, gives it to those that gain it, and says whose lists changed. */
async function fillList(tx: Transaction, changed: Changed, id: number): Promise<number> {
  const neighbours = await findNeighbours(tx, id);
  const surfaces = await readSurfaces(tx, id);
  const touched = [id, ...neighbours.map((neighbour) => neighbour.id)];
  const before = await readLists(tx, touched);
  await tx.relatedStory.deleteMany({ where: { OR: [{ articleId: id }, { otherId: id }] } });
  const rows = neighbours.map((neighbour: Neighbour) => ({
    other: neighbour.id,
    score: neighbour.score,
    about: aboutBoth(neighbour, surfaces),
  }));
  await tx.relatedStory.createMany({
    data: rows.flatMap(({ other, score, about }, place) => [
      ...(place < relatedKept ? [{ articleId: id, otherId: other, score, about }] : []),
      { articleId: other, otherId: id, score, about },
    ]),
  });
  await tx.$executeRaw`
    delete from related_story r using (
      select article_id, other_id, row_number() over (
        partition by article_id order by score desc, other_id) as place
      from related_story where article_id = any(${touched})) as ranked
    where ranked.place > ${relatedKept}
      and r.article_id = ranked.article_id and r.other_id = ranked.other_id`;
  const after = await readLists(tx, touched);
  const differing = touched.filter((one) => before.get(one) !== after.get(one));
  changed(...differing.map((one) => `related:${one}`));
  return differing.length;
}

/** What readers see of each list, as one comparable string. */
async function readLists(tx: Transaction, ids: number[]): Promise<Map<number, string>> {
  const rows = await tx.$queryRaw<{ id: number; list: string }[]>`
    select article_id as id,
      string_agg(other_id || ' ' || array_to_string(about, ','), ';' order by score desc, other_id)
        as list
    from related_story where article_id = any(${ids}) group by article_id`;
  return new Map(rows.map(({ id, list }) => [id, list]));
}

/** How many stories wait for their neighbours. */
export function countRelatedDue(): Promise<number> {
  return database().relatedDue.count();
}

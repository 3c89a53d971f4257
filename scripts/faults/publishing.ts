/**
 * Kills the server with SIGKILL fifty times while stories come due and editors publish. What was
 * acknowledged must be live; what was due must come out by itself, once; and no story may be half
 * published: live without its history, or in the history and not live.
 * `npm run test:faults publishing [embedded|server] [--write]`; both, where PostgreSQL's programs are.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { drafting, publishing } from '#articles/index.ts';
import { now } from '#lib/clock.ts';
import { closeDatabase, database } from '#lib/database.ts';
import { type BenchDatabase, databasesAskedFor } from '../bench/databases.ts';
import { kill, prepareDesk, report, writeReports } from './support-desk.ts';

const kills = 50;
const scheduledEachTime = 4;
const publishedEachTime = 4;
/** A due story is live this soon after its time, or after the start when its time has passed. */
const liveWithinMs = 5000;

let failed = false;
for (const kind of databasesAskedFor()) failed = !(await tell(kind)) || failed;
writeReports('publishing');
process.exit(failed ? 1 : 0);

/** Whether everything came out, once and whole. */
async function tell(kind: BenchDatabase): Promise<boolean> {
  const began = performance.now();
  const desk = await prepareDesk(kind);
  const { actor } = desk;
  const failures: string[] = [];
  let due: { id: number; at: Date }[] = [];
  let published: { id: number; isAcknowledged: boolean }[] = [];
  let [scheduled, acknowledged, slowestMs] = [0, 0, 0];

  for (let round = 0; round <= kills; round += 1) {
    const server = await desk.start();
    desk.openDatabase();
    if (round > 0) await check(`after kill ${round}`);
    if (round < kills) {
      const { done } = await beginPublishing();
      await sleep(Math.random() * 2000);
      await kill(server);
      await done;
      acknowledged += published.filter(({ isAcknowledged }) => isAcknowledged).length;
    }
    await closeDatabase();
    if (round === kills) await server.stop();
  }
  await desk.remove();
  for (const failure of failures) console.error(`${kind}: ${failure}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  report(
    kind,
    `${kills} kills, ${scheduled} stories due, ${acknowledged} publications acknowledged, all ` +
      `out ${slowestMs} ms after a start at the latest, ${failures.length} failures, in ${seconds} s`,
  );
  return failures.length === 0 && acknowledged > 0;

  /** Lets stories come due and publishes others, each at a moment of its own in the next two seconds. */
  async function beginPublishing(): Promise<{ done: Promise<unknown> }> {
    due = [];
    for (let count = 0; count < scheduledEachTime; count += 1) {
      const { id, revision } = await write();
      const publishAt = new Date(now().getTime() + 600 + Math.random() * 1400);
      const result = await publishing.scheduleStory({ actor, articleId: id, revision, publishAt });
      if (result.kind !== 'scheduled') throw new Error(`Not scheduled: ${result.kind}`);
      due.push({ id, at: publishAt });
      scheduled += 1;
    }
    const waiting: { id: number; revision: number }[] = [];
    for (let count = 0; count < publishedEachTime; count += 1) waiting.push(await write());
    published = waiting.map(({ id }) => ({ id, isAcknowledged: false }));
    const done = Promise.all(
      waiting.map(async ({ id, revision }, index) => {
        await sleep(Math.random() * 1500);
        const path = `/api/desk/stories/${id}/publish`;
        const answer = await desk.ask('POST', path, { revision }).catch(() => null);
        const story = published[index];
        if (story && answer?.status === 200) story.isAcknowledged = true;
        else if (answer) failures.push(`a publication was answered ${answer.status}`);
      }),
    );
    return { done };
  }

  async function write(): Promise<{ id: number; revision: number }> {
    const headline = `A story of the fault test ${randomBytes(4).toString('hex')}`;
    const made = await drafting.createStory({ actor, headline });
    if (made.kind !== 'created') throw new Error(`Not created: ${made.kind}`);
    const saved = await drafting.saveDraft({
      actor,
      articleId: made.id,
      base: made.revision,
      draft: {
        ...made.draft,
        standfirst: 'What it is about.',
        body: 'A sentence.',
        byline: [{ person: 'nadia', role: 'author', edition: 'uk' }],
      },
    });
    if (saved.kind !== 'saved') throw new Error(`Not saved: ${saved.kind}`);
    return { id: made.id, revision: saved.revision };
  }

  async function check(when: string): Promise<void> {
    const latest = Math.max(...due.map(({ at }) => at.getTime()));
    await sleep(Math.max(0, latest - now().getTime()));
    const start = performance.now();
    const waiting = () => database().article.count({ where: { publishAt: { lte: now() } } });
    while ((await waiting()) > 0 && performance.now() - start < liveWithinMs) await sleep(50);
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - start));
    const rows = await database().article.findMany({
      where: { id: { in: [...due, ...published].map(({ id }) => id) } },
      select: {
        id: true,
        status: true,
        stage: true,
        publishings: { select: { id: true } },
        events: { where: { kind: 'published' }, select: { id: true } },
      },
    });
    for (const { id, status, stage, publishings, events } of rows) {
      const counts = `${publishings.length} times shown, ${events.length} times told`;
      const isWhole = publishings.length === 1 && events.length === 1 && stage === 'settled';
      const isUntouched = publishings.length === 0 && events.length === 0 && stage === 'draft';
      if (status === 'live' ? !isWhole : !isUntouched) {
        failures.push(`${when}: story ${id} is ${status} and ${stage}, ${counts}`);
      }
      if (due.some((one) => one.id === id) && status !== 'live') {
        failures.push(`${when}: story ${id} was due`);
      }
      if (published.some((one) => one.id === id && one.isAcknowledged) && status !== 'live') {
        failures.push(`${when}: story ${id} was acknowledged and is ${status}`);
      }
    }
  }
}

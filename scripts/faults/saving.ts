/**
 * Kills the server with SIGKILL fifty times while a story is saved over and over. Whatever was answered
 * as saved must be there after every start, in its order, and a save must be there whole or not at all.
 * `npm run test:faults saving [embedded|server] [--write]`; both, where PostgreSQL's programs are.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { draftSchema } from '../../src/articles/pure.ts';
import { type BenchDatabase, databasesAskedFor } from '../bench/databases.ts';
import { kill, type PreparedDesk, prepareDesk, report, writeReports } from './support-desk.ts';

const kills = 50;
const created = z.object({ id: z.number(), revision: z.number() });
const opened = z.object({ story: z.object({ revision: z.number(), draft: draftSchema }) });
const saved = z.object({ revision: z.number() });
type Story = z.infer<typeof opened>['story'];

let failed = false;
for (const kind of databasesAskedFor()) failed = !(await tell(kind)) || failed;
writeReports('saving');
process.exit(failed ? 1 : 0);

/** Whether everything was kept. */
async function tell(kind: BenchDatabase): Promise<boolean> {
  const began = performance.now();
  const desk = await prepareDesk(kind);
  const failures: string[] = [];
  /** Every word that was answered as saved, and the one that was on its way when the server died. */
  let words: string[] = [];
  let underway: string | null = null;
  let [acknowledged, arrivedUnanswered, id] = [0, 0, 0];

  for (let round = 0; round < kills; round += 1) {
    const server = await desk.start();
    if (id === 0) id = created.parse((await desk.ask('POST', '/api/desk/stories', {})).json).id;
    const story = await check(round);
    const saving = save(desk, story, round);
    await sleep(100 + Math.random() * 900);
    await kill(server);
    await saving;
  }
  const last = await desk.start();
  await check(kills);
  await last.stop();
  await desk.remove();
  for (const failure of failures) console.error(`${kind}: ${failure}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  report(
    kind,
    `${kills} kills, ${acknowledged} saves acknowledged and there, ${arrivedUnanswered} more ` +
      `there whole and unanswered, ${failures.length} failures, in ${seconds} s`,
  );
  return failures.length === 0 && acknowledged >= kills;

  /** The story is what was acknowledged, or that and the save that was under way, and nothing else. */
  async function check(round: number): Promise<Story> {
    const { story } = opened.parse((await desk.ask('GET', `/api/desk/stories/${id}`)).json);
    const found = story.draft.body.split(/\s+/).filter(Boolean);
    if (story.draft.headline !== (found.at(-1) ?? '')) {
      failures.push(`after kill ${round}: half a save, headline “${story.draft.headline}”`);
    }
    const allowed = [words.join(' '), [...words, underway].filter(Boolean).join(' ')];
    if (!allowed.includes(found.join(' '))) {
      failures.push(`after kill ${round}: ${words.length} saved words, ${found.length} found`);
    }
    if (found.length > words.length) arrivedUnanswered += 1;
    words = found;
    underway = null;
    return story;
  }

  /** Saves one more word at a time, as an editor's browser does, until the server is gone. */
  async function save(at: PreparedDesk, story: Story, round: number): Promise<void> {
    let { revision: base } = story;
    for (let count = 0; ; count += 1) {
      underway = `word-${round}-${count}`;
      const draft = { ...story.draft, headline: underway, body: [...words, underway].join('\n\n') };
      const key = `save-${round}-${count}`;
      const path = `/api/desk/stories/${id}/draft`;
      const answer = await at.ask('PUT', path, { base, key, draft }).catch(() => null);
      if (!answer) return;
      if (answer.status !== 200) {
        failures.push(`a save was answered with ${answer.status}`);
        return;
      }
      base = saved.parse(answer.json).revision;
      words.push(underway);
      underway = null;
      acknowledged += 1;
    }
  }
}

/**
 * A newsletter to 5,000 people: the process that sends is killed with SIGKILL fifty times at random and
 * four times at each named point. Nobody may be lost, nobody may get it twice, and whoever is in doubt
 * must stand on the desk's list. Then two engines that are wrong on purpose, which this must notice.
 * `npm run test:faults sending [embedded|server]`; both, where PostgreSQL's programs are.
 */
import { findPostgresPrograms } from '../../tests/support/postgres-server.ts';
import { type Kind, type Point, points, startStory } from './support-sending.ts';

const recipients = 5000;
const randomKills = 50;
const killsAtEachPoint = 4;
/** For the wrong engines: enough that each of their faults must show. */
const few = 400;
const tellingPoints: Point[] = [
  'in the text',
  'after the last dot',
  'the text gets lost',
  'after the reply',
];

const asked = (['server', 'embedded'] as const).filter((kind) => process.argv.includes(kind));
const possible: Kind[] = findPostgresPrograms() ? ['server', 'embedded'] : ['embedded'];
const kinds = asked.length > 0 ? asked : possible;
let failed = false;

for (const kind of kinds) {
  const plan = shuffled([
    ...points.flatMap((point) => Array<Point>(killsAtEachPoint).fill(point)),
    ...Array<Point>(randomKills).fill('random'),
  ]);
  const started = performance.now();
  const result = await tell(kind, recipients, plan);
  const seconds = Math.round((performance.now() - started) / 1000);
  for (const failure of result.failures) console.error(`${kind}: ${failure}`);
  console.log(
    `${kind}: ${recipients} people, ${plan.length} kills: ${result.lost} lost, ${result.doubled} ` +
      `twice, ${result.inDoubt} in doubt and listed (${result.arrived} of them had arrived), in ${seconds} s`,
  );
  failed ||= result.failures.length > 0;
}

for (const [wrong, fault] of [
  ['retries', 'doubled'],
  ['forgets', 'lost'],
] as const) {
  const plan = shuffled(tellingPoints.flatMap((point) => [point, point, point]));
  const result = await tell(kinds[0] ?? 'embedded', few, plan, wrong);
  const isNoticed = result[fault] > 0 && result.failures.length > 0;
  console.log(
    `a wrong engine that ${wrong}: ${isNoticed ? 'noticed' : 'NOT NOTICED'} (${result.failures.join('; ')})`,
  );
  failed ||= !isNoticed;
}
process.exit(failed ? 1 : 0);

async function tell(kind: Kind, people: number, plan: Point[], wrong?: string) {
  const story = await startStory(kind, people, wrong);
  try {
    for (const [index, point] of plan.entries()) {
      await story.killAt(point);
      if (process.stdout.isTTY) process.stdout.write(`\r${index + 1} of ${plan.length} kills `);
    }
    return await story.finish();
  } finally {
    await story.stop();
  }
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((value) => ({ value, order: Math.random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ value }) => value);
}

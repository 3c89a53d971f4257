/**
 * Runs everything that `npm test` promises, one after the other and to the end, and closes with one
 * line that counts what really ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type DemoServer, startDemoServer } from '../tests/support/demo-server.ts';

type Counts = { passed: number; failed: number; skipped: number };
type Step = {
  name: string;
  command: string[];
  counts?: () => Counts;
  /** Whether it measures the demo publication, which is served once for all such steps. */
  demo?: boolean;
};

const node = process.execPath;
const quiet = '--disable-warning=ExperimentalWarning';
const folder = mkdtempSync(join(tmpdir(), 'standfirst-tests-'));
/** The demo publication, loaded once and copied for every server that starts with it. */
const loaded = join(folder, 'loaded');
const bin = (name: string) => join('node_modules', '.bin', name);

const steps: Step[] = [
  { name: 'Prisma client', command: [node, 'scripts/prisma-generate.ts'] },
  { name: 'Lint and format', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'Versions with known holes', command: [node, 'scripts/check-floors.ts'] },
  { name: 'Unit and database tests', command: vitest(), counts: vitestCounts },
  { name: 'Build', command: [node, quiet, 'scripts/build.ts'] },
  { name: 'Types', command: [bin('tsc'), '--noEmit'] },
  { name: 'A browser', command: [node, quiet, 'scripts/find-browser.ts'] },
  { name: 'Weight of the pages', command: [node, quiet, 'scripts/weight.ts'], demo: true },
  {
    name: 'Browser tests',
    command: [bin('playwright'), 'test'],
    counts: playwrightCounts,
    demo: true,
  },
];

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
let demo: DemoServer | undefined;
for (const step of steps) {
  const started = performance.now();
  console.log(`\n── ${step.name}`);
  if (step.demo) demo ??= await serveDemo();
  const [program = '', ...args] = step.command;
  const run = spawnSync(program, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(process.cwd(), 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'playwright.json'),
      ...(demo ? { DEMO_URL: demo.url } : {}),
    },
  });
  const counted = countsOf(step, run.status === 0);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`── ${step.name}: ${run.status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
}
await demo?.stop();
rmSync(folder, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);

/** Undefined when it does not start; then each step tries by itself, and says why. */
async function serveDemo(): Promise<DemoServer | undefined> {
  console.log('Serving the demo publication');
  spawnSync(node, [quiet, 'src/server/command-line.ts', 'content', 'load'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATA_DIR: loaded },
  });
  process.env.LOADED_DATA = loaded;
  const env = { LOG_LEVEL: 'warn' };
  return startDemoServer({ port: 3290, env, output: 'inherit', canaries: true }).catch((error) => {
    console.error(String(error));
    return undefined;
  });
}

function vitest(): string[] {
  return [
    bin('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(folder, 'vitest.json')}`,
  ];
}

/** A step without a report counts as one. A runner that fails beyond its tests counts as a failure. */
function countsOf(step: Step, succeeded: boolean): Counts {
  const whole = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  if (!step.counts) return whole;
  try {
    const counted = step.counts();
    if (counted.passed + counted.failed === 0) return { passed: 0, failed: 1, skipped: 0 };
    return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  } catch (error) {
    console.error(`${step.name} left no report: ${error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function vitestCounts(): Counts {
  const report = z
    .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
    .parse(JSON.parse(readFileSync(join(folder, 'vitest.json'), 'utf8')));
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  return { passed, failed, skipped };
}

function playwrightCounts(): Counts {
  const { stats } = z
    .object({
      stats: z.object({
        expected: z.number(),
        unexpected: z.number(),
        flaky: z.number(),
        skipped: z.number(),
      }),
    })
    .parse(JSON.parse(readFileSync(join(folder, 'playwright.json'), 'utf8')));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

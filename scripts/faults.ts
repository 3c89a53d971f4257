/**
 * `npm run test:faults [name] [options]`: breaks the running product on purpose, one story of `scripts/faults/`
 * after the other, and says how it took that. A story ends with exit code 0 when nothing was lost.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'faults');
const [wanted, ...options] = process.argv.slice(2);
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.startsWith('support-'))
  .filter((file) => wanted === undefined || file === `${wanted}.ts`)
  .sort();

const build = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'scripts/build.ts'],
  { stdio: 'inherit' },
);
if (build.status !== 0) process.exit(1);

let failed = 0;
for (const file of stories) {
  console.log(`\n── ${file.replace('.ts', '')}`);
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(folder, file), ...options],
    { stdio: 'inherit' },
  );
  if (run.status !== 0) failed += 1;
}
console.log(`\n${stories.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || stories.length === 0 ? 1 : 0);

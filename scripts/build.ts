/** Builds what is not built, or not from these sources; says what it does. Two at once take turns. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../src/server/data-folder.ts';

const record = '.next/standfirst-build.json';
const sources = [
  'src',
  'scripts/assets',
  'scripts/build-assets.ts',
  'prisma/schema.prisma',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

mkdirSync('.next', { recursive: true });
const lock = lockFile('.next/standfirst.lock', 10 * 60_000);
if (!lock) fail('Another build has been running for ten minutes. Stop it, and try again.');
const digest = digestOf(sources);
if (!isBuilt(digest)) {
  step('Writing the database client', ['scripts/prisma-generate.ts']);
  step('Building styles, script and fonts', ['scripts/build-assets.ts']);
  if (!process.argv.includes('--assets-only')) {
    step('Building the pages (half a minute or so)', ['node_modules/next/dist/bin/next', 'build']);
    writeFileSync(record, JSON.stringify({ digest }));
  }
}
lock?.release();

function isBuilt(wanted: string): boolean {
  if (!existsSync(record) || !existsSync('.next/BUILD_ID')) return false;
  if (!existsSync('public/assets/manifest.json') || !existsSync('src/lib/prisma')) return false;
  const found: unknown = JSON.parse(readFileSync(record, 'utf8'));
  return (
    typeof found === 'object' && found !== null && 'digest' in found && found.digest === wanted
  );
}

function step(words: string, args: string[]): void {
  console.log(words);
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (run.status !== 0)
    fail(`${run.stdout}\n${run.stderr}\n${words}: this failed, for the reason above.`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** By content, because a fresh clone's dates say nothing. */
function digestOf(paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const isFolder = statSync(path).isDirectory();
    const files = isFolder
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
      : [path];
    for (const file of files.sort()) {
      if (file.startsWith('src/lib/prisma') || /\.test\.tsx?$|\.md$/.test(file)) continue;
      if (!statSync(file).isFile()) continue;
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * `npm run bench:sending`: 10,000 letters from the running server to a mail server that takes everything
 * at once, on a PostgreSQL server, while readers read and 500 people leave by one click. Measures in one
 * run how long readers wait without a mailing and during it. `--write` does it three times and puts the
 * figures into docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process';
import { inWords, summary } from './samples.ts';
import { type Figures, measureSending } from './sending-run.ts';
import { table, writeFigures } from './write-figures.ts';

const mailing = { recipients: 10_000, leaving: 500, leftForMs: 1000 };
const targets = { seconds: 120, memoryMb: 400, slower: 2 };
const runs = 3;

const build = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'scripts/build.ts'],
  { stdio: 'inherit' },
);
if (build.status !== 0) process.exit(1);

const isWritten = process.argv.includes('--write');
const results: Figures[] = [];
for (let turn = 0; turn < (isWritten ? runs : 1); turn += 1) {
  const figures = await measureSending(mailing);
  console.log(JSON.stringify(figures, null, 1));
  results.push(figures);
}
const each = (of: (figures: Figures) => number, digits = 0) =>
  inWords(summary(results.map(of)), digits);
const slower = ({ sending, idle }: Figures) => sending.p95 / idle.p95;
const rows = [
  ['letters that went', each(({ got }) => got)],
  ['seconds', each(({ seconds }) => seconds, 1)],
  ['letters a second', each(({ got, seconds }) => got / seconds)],
  ['people who got it twice', each(({ twice }) => twice)],
  ['letters claimed a second or more after their reader left', each(({ late }) => late)],
  ['memory of the process before, MB', each(({ idleMemoryMb }) => idleMemoryMb)],
  ['memory at most, MB', each(({ memoryMb }) => memoryMb)],
  ['readers, 95 of 100 within, before, ms', each(({ idle }) => idle.p95, 1)],
  ['readers, 95 of 100 within, during it, ms', each(({ sending }) => sending.p95, 1)],
  ['times as long', each(slower, 2)],
];
for (const row of rows) console.log(row.join(': '));
if (isWritten) {
  const heading = `${mailing.recipients.toLocaleString('en-GB')} people, ${mailing.leaving} leave`;
  const words = 'Three runs: the median, with the least and the most in brackets.';
  writeFigures('sending', [words, '', ...table([[heading, ''], ...rows])]);
}
const isGood = results.every(
  (one) =>
    one.seconds <= targets.seconds &&
    one.memoryMb <= targets.memoryMb &&
    slower(one) <= targets.slower &&
    one.twice === 0 &&
    one.late === 0 &&
    one.left === mailing.leaving &&
    one.people === one.got,
);
console.log(isGood ? 'Within the targets' : `NOT within the targets ${JSON.stringify(targets)}`);
process.exit(isGood ? 0 : 1);

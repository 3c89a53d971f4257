/** Refuses a lockfile with a version that is known to have a hole; `npm audit` may not answer. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const { floors } = z
  .object({
    checked: z.iso.date(),
    floors: z.record(z.string(), z.tuple([z.string(), z.string()])),
  })
  .parse(JSON.parse(readFileSync('scripts/floors.json', 'utf8')));
const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

const below = Object.entries(packages).flatMap(([path, { version = '' }]) => {
  const name = path.replace(/^.*node_modules\//, '');
  const floor = floors[name];
  return floor && isBelow(version, floor[0])
    ? [`${path} is ${version}, below ${floor[0]}: ${floor[1]}`]
    : [];
});
if (below.length > 0) {
  console.error(below.join('\n'));
  process.exit(1);
}
console.log(`No version below its floor (${Object.keys(floors).length} floors).`);

/** Compares by numbers; a pre-release of the floor itself counts as below it. */
function isBelow(version: string, floor: string): boolean {
  const [left, right] = [version, floor].map((each) => each.split(/[.-]/).map(Number));
  for (const [index, wanted] of (right ?? []).entries()) {
    const found = left?.[index] ?? 0;
    if (found !== wanted) return found < wanted;
  }
  return version.includes('-');
}

/** Draws the demo publication’s pictures again: `node scripts/artwork/draw.ts [key…]`. */
import { mkdir } from 'node:fs/promises';
import { writePicture } from './kit/picture.ts';
import { pictures } from './pictures/all.ts';

const folder = `${import.meta.dirname}/../../content/media`;
const wanted = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const [key, draw] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(key)) continue;
  const written = await writePicture({ key, ...draw() }, folder);
  process.stdout.write(`${written.file} ${Math.round(written.size / 1000)} kB\n`);
}

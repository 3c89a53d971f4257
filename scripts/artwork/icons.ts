/** Makes the raster icons from the same mark as `public/favicon.svg`: `node scripts/artwork/icons.ts`. */
import sharp from 'sharp';
import { colour } from './kit/palette.ts';
import { circle, path, rect } from './kit/shapes.ts';

const folder = `${import.meta.dirname}/../../public`;
const sizes = { 'apple-touch-icon.png': 180, 'icon-512.png': 512 };

/** On a phone the mark sits on a full square, which the phone itself rounds. */
const mark = [
  rect({ x: 0, y: 0, w: 32, h: 32 }, colour.paper),
  circle([16, 16], 12.6, { fill: colour.ink }),
  path('M9.8 21.9V10.9L16 18.8L22.2 10.9V21.9', {
    fill: 'none',
    stroke: colour.paper,
    'stroke-width': 2.7,
    'stroke-linejoin': 'bevel',
  }),
  path('M16 3.4V12.6M16 23.2V28.6', { fill: 'none', stroke: '#e0644a', 'stroke-width': 1.9 }),
].join('');

for (const [file, size] of Object.entries(sizes)) {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}">${mark}</svg>`;
  await sharp(Buffer.from(drawn)).png({ palette: true }).toFile(`${folder}/${file}`);
}

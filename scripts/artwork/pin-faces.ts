/** Pins the two cuts that pictures for previews are lettered in: `node scripts/artwork/pin-faces.ts`. */
import { writeFileSync } from 'node:fs';
import { faces } from './kit/lettering.ts';

const folder = `${import.meta.dirname}/../../src/social-images/faces`;
writeFileSync(`${folder}/headline.ttf`, faces.display);
writeFileSync(`${folder}/words.ttf`, faces.strong);

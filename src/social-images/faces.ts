/** The cuts of the site's typefaces that pictures are lettered in; `scripts/artwork/pin-faces.ts` makes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { processWide } from '#lib/process-wide.ts';

export type Faces = { headline: Font; words: Font };

const kept = processWide<{ faces?: Faces }>('faces', () => ({}));

/** Opened once, when the first picture is drawn. */
export function faces(): Faces {
  kept.faces ??= { headline: open('headline'), words: open('words') };
  return kept.faces;
}

function open(name: keyof Faces): Font {
  return create(readFileSync(join('src/social-images/faces', `${name}.ttf`)));
}

/** A process of its own for drawing, which takes memory that a process never gives back. */
import { drawSocialImage } from './draw.ts';
import type { Shown } from './shown.ts';

process.on('message', async (shown: Shown) => {
  const image = await drawSocialImage(shown);
  // Who asked may be gone meanwhile; then nobody waits for it, and this process ends by itself.
  process.send?.({ image: image?.toString('base64') ?? null }, undefined, undefined, () => {});
});

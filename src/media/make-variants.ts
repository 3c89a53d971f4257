/**
 * Makes what readers download of a picture, apart from this process: a process of its own for each
 * picture, without our environment, ended when it takes too long or too much.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { preparingMemoryBytes, preparingTimeMs, type RefusalCode, refusalCodes } from './limits.ts';
import { mediaStore } from './media-store.ts';

const madeVariantSchema = z.object({
  format: z.enum(['avif', 'webp', 'jpeg']),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});

const madeSchema = z.object({
  width: z.number(),
  height: z.number(),
  placeholder: z.string(),
  variants: z.array(madeVariantSchema),
});

const answerSchema = z.union([
  z.object({ made: madeSchema }),
  z.object({ refused: z.enum(refusalCodes) }),
]);

/** What the process of a picture says when it is done. */
export type VariantsAnswer = z.infer<typeof answerSchema>;
export type MadeVariants = z.infer<typeof madeSchema>;

export const preparedSchema = madeSchema.extend({
  digest: z.string(),
  variants: z.array(madeVariantSchema.extend({ path: z.string() })),
});

/** `digest` is the folder of its files in the media store, sizes are in pixels and bytes. */
export type PreparedPicture = z.infer<typeof preparedSchema>;

export type MakeResult =
  | { kind: 'made'; prepared: PreparedPicture }
  | { kind: 'refused'; code: RefusalCode };

/** Next bundles what pages import, so the program is found from the folder the product runs in. */
const program = resolve('src/media/variants.process.ts');

/**
 * Makes every size of the picture in `file`, with `folder` for what is not finished, and puts them
 * into the media store as `<name>/<width>.<format>`. The same again overwrites with the same.
 */
export async function makeVariants(
  name: string,
  { file, folder }: { file: string; folder: string },
): Promise<MakeResult> {
  const finished = join(folder, 'finished');
  await mkdir(finished, { recursive: true });
  const answer = await run(file, finished);
  if ('refused' in answer) return { kind: 'refused', code: answer.refused };
  const store = await mediaStore();
  const variants: PreparedPicture['variants'] = [];
  for (const variant of answer.made.variants) {
    const ending = `${variant.width}.${variant.format}`;
    const path = `${name}/${ending}`;
    await store.take(path, join(finished, ending));
    variants.push({ ...variant, path });
  }
  return { kind: 'made', prepared: { ...answer.made, digest: name, variants } };
}

async function run(file: string, folder: string): Promise<VariantsAnswer> {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', program];
  const [command = '', ...args] = [...limited(), ...node, resolve(file), resolve(folder)];
  const child = spawn(/* turbopackIgnore: true */ command, args, {
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: preparingTimeMs,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'close');
  const said = await text(child.stdout);
  const [, signal] = await ended;
  if (signal === 'SIGKILL') return { refused: 'too-slow' };
  try {
    return answerSchema.parse(JSON.parse(said));
  } catch {
    // It ended without a word: the file broke it, or the system took its memory away.
    return { refused: 'broken' };
  }
}

/** Where the system can hold a process to its memory, it does; elsewhere the process watches itself. */
function limited(): string[] {
  if (process.platform !== 'linux') return [];
  const kilobytes = Math.ceil((preparingMemoryBytes * 1.5) / 1024);
  return ['/bin/sh', '-c', `ulimit -d ${kilobytes}; exec "$@"`, 'sh'];
}

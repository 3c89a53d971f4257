/** Where the built assets are. Their names hold a hash, so only the manifest knows them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  styles: z.string(),
  script: z.string(),
  speculationRules: z.string(),
  preload: z.array(z.string()),
});

export type Assets = z.infer<typeof schema>;

let kept: { builtAt: number; assets: Assets } | undefined;

/** The addresses of what every page loads. Read again when the assets were built anew. */
export function readerAssets(): Assets {
  const path = join(/* turbopackIgnore: true */ process.cwd(), 'public', 'assets', 'manifest.json');
  const builtAt = statSync(path).mtimeMs;
  if (kept?.builtAt !== builtAt) {
    kept = { builtAt, assets: schema.parse(JSON.parse(readFileSync(path, 'utf8'))) };
  }
  return kept.assets;
}

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Writes files under names that hold a hash of their bytes; answers with the address. */
export function assetWriter(folder: string): (name: string, bytes: Uint8Array) => string {
  return (name, bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const extension = extname(name);
    const file = `${name.slice(0, -extension.length)}-${hash}${extension}`;
    writeFileSync(join(folder, file), bytes);
    return `/assets/${file}`;
  };
}

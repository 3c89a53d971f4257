/**
 * Files that ship with the product (`public/`), held in memory in every encoding. What is not on the
 * list made at start does not exist, so no path can reach outside the folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Compress } from './compress.ts';
import { type Document, makeDocument } from './document.ts';
import { immutableCacheControl } from './headers.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xsl': 'text/xsl; charset=utf-8',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/;

export type StaticFiles = {
  find: (path: string) => Document | undefined;
  /** The address of the reader's styles, for pages made without Next. */
  stylesheet: string | undefined;
};

/** Reads the folder and compresses what gains by it; some 100 kB take about a tenth of a second. */
export async function loadStaticFiles(
  folder: string,
  options: { compress: Compress; headers: string[] },
): Promise<StaticFiles> {
  const files = new Map<string, Document>();
  await Promise.all(
    listFiles(folder).map(async (file) => {
      const address = `/${relative(folder, file).split(sep).join('/')}`;
      const type = types[extname(file)];
      if (!type || /\.(br|gz)$/.test(file)) return;
      const plain = readFileSync(file);
      const isHashed = address.startsWith('/assets/') && !address.endsWith('.json');
      const headers = [
        ...options.headers,
        'Content-Type',
        type,
        'Cache-Control',
        isHashed ? immutableCacheControl : 'public, max-age=3600',
      ];
      const compressed = compressible.test(type) ? await options.compress(plain) : undefined;
      files.set(address, makeDocument({ status: 200, headers, plain }, compressed));
    }),
  );
  const stylesheet = [...files.keys()].find((path) => /^\/assets\/.+\.css$/.test(path));
  return { find: (path) => files.get(path), stylesheet };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    // A tree without `public/` has no such files.
    return [];
  }
}

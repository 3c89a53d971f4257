/**
 * The scripts and styles of the desk as Next built them. What is not on the list made at start does
 * not exist, and names hold a digest of the content, so they may be kept for ever.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Compress } from './compress.ts';
import { type Document, makeDocument } from './document.ts';
import { immutableCacheControl } from './headers.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
};

export type NextFiles = { find: (path: string) => Promise<Document> | undefined };

/** Lists `folder` (`.next/static`); a file is read and compressed when first asked for. */
export function listNextFiles(
  folder: string,
  { compress, headers }: { compress: Compress; headers: string[] },
): NextFiles {
  const listed = new Map<string, string>();
  const read = new Map<string, Promise<Document>>();
  for (const file of filesIn(folder)) {
    const address = `/_next/static/${relative(folder, file).split(sep).join('/')}`;
    if (types[extname(file)]) listed.set(address, file);
  }

  async function load(file: string): Promise<Document> {
    const plain = readFileSync(file);
    const type = types[extname(file)] ?? '';
    const own = [...headers, 'Content-Type', type, 'Cache-Control', immutableCacheControl];
    const isText = type.endsWith('utf-8');
    return makeDocument(
      { status: 200, headers: own, plain },
      isText ? await compress(plain) : undefined,
    );
  }

  return {
    find(path) {
      const file = listed.get(path);
      if (file === undefined) return undefined;
      const found = read.get(path) ?? load(file);
      read.set(path, found);
      return found;
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    // In development Next serves its own.
    return [];
  }
}

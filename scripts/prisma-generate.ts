/**
 * Writes the Prisma client. The `prisma` command insists on a native schema engine that `generate`
 * never uses and that may not be downloadable; any executable in its place lets it pass.
 *
 * The client that it writes carries its compiler of queries as 4.6 MB of text, and a process then holds
 * that text twice for as long as it lives. Here it becomes a file that is read once and let go.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const folder = 'src/lib/prisma/internal';
const asText =
  /const \{ wasm \} = await import\("([^"]+)"\)\s+return await decodeBase64AsWasm\(wasm\)/;
const asFile = `const { readFile } = await import('node:fs/promises')
    const { join } = await import('node:path')
    return WebAssembly.compile(await readFile(join(import.meta.dirname, 'query-compiler.wasm')))`;

const run = spawnSync(
  process.execPath,
  ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
  {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CI: 'true' },
    encoding: 'utf8',
  },
);
if (run.status !== 0) {
  fail(`${run.stdout}\n${run.stderr}\nThe Prisma client could not be written.`);
}

const written = readFileSync(`${folder}/class.ts`, 'utf8');
const compiler = asText.exec(written)?.[1];
if (!compiler) fail(`${folder}/class.ts no longer loads its compiler as this script expects.`);
const { wasm }: { wasm: string } = await import(compiler);
writeFileSync(`${folder}/query-compiler.wasm`, Buffer.from(wasm, 'base64'));
writeFileSync(`${folder}/class.ts`, written.replace(asText, asFile));

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

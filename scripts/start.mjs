/** `npm start` and `npm run dev`: builds what is missing, then becomes the server. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeFlags, processSettings } from './runtime.mjs';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 26) {
  process.stderr.write(
    `\nStandfirst cannot start. This is Node ${process.versions.node}; it needs Node 26.\n\n` +
      '  What to do: run `npm ci`, which brings it, and start with `npm start`. If your platform is\n' +
      '  not among those npm has it for, install Node 26 yourself.\n\n',
  );
  process.exit(1);
}
const dev = process.argv.includes('--dev');
const build = spawnSync(
  process.execPath,
  [nodeFlags[0], 'scripts/build.ts', ...(dev ? ['--assets-only'] : [])],
  { stdio: 'inherit' },
);
if (build.status !== 0) process.exit(1);
if (!dev) process.env.NODE_ENV = 'production';
const server = new URL('../src/server/main.ts', import.meta.url);
if (process.platform !== 'win32') {
  // Some of it is read at the start of a process only.
  process.execve(
    process.execPath,
    [process.execPath, ...nodeFlags, fileURLToPath(server), ...process.argv.slice(2)],
    { ...processSettings, ...process.env },
  );
}
await import(server.href);

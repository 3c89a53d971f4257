/** `npm start` and `npm run dev`: builds what is missing, then becomes the server. */
import { spawnSync } from 'node:child_process';

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
const quiet = ['--disable-warning=ExperimentalWarning'];
const build = spawnSync(
  process.execPath,
  [...quiet, 'scripts/build.ts', ...(dev ? ['--assets-only'] : [])],
  { stdio: 'inherit' },
);
if (build.status !== 0) process.exit(1);
if (!dev) process.env.NODE_ENV = 'production';
await import('../src/server/main.ts');

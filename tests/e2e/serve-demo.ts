/** The product as a reader meets it: the built tree, a fresh data folder, the demo publication. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-e2e-'));
const server = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'src/server/main.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, HOST: '127.0.0.1' },
  },
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => server.kill(signal));
}
server.once('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});

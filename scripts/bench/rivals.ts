/** Who else serves the very same page: nginx from a file, and Next by itself from its own cache. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { serverCore } from './wrk.ts';

export type Rival = { url: string; pid: number; stop: () => Promise<void> };

type Page = { html: string; gzip: Buffer; headers: Record<string, string> };

/** nginx with one worker, `gzip_static` and our headers, on the server's core. */
export async function startNginx(folder: string, page: Page, port: number): Promise<Rival> {
  const root = join(folder, 'nginx');
  mkdirSync(join(root, 'pages'), { recursive: true });
  writeFileSync(join(root, 'pages', 'story.html'), page.html);
  writeFileSync(join(root, 'pages', 'story.html.gz'), page.gzip);
  const headers = Object.entries(page.headers)
    .map(([name, value]) => `add_header ${name} '${value.replaceAll("'", "\\'")}';`)
    .join('\n      ');
  writeFileSync(
    join(root, 'nginx.conf'),
    // Its worker would become somebody else, who may not enter a folder of root's.
    `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${root}/nginx.pid;
error_log ${root}/error.log;
events { worker_connections 1024; }
http {
  types { text/html html; }
  access_log off;
  sendfile on;
  keepalive_requests 1000000000;
  open_file_cache max=100;
  client_body_temp_path ${root}/body; proxy_temp_path ${root}/proxy;
  fastcgi_temp_path ${root}/fastcgi; uwsgi_temp_path ${root}/uwsgi; scgi_temp_path ${root}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${root}/pages;
    gzip_static on;
    location / {
      ${headers}
    }
  }
}
`,
  );
  const child = spawn('taskset', ['-c', serverCore, 'nginx', '-c', join(root, 'nginx.conf')], {
    stdio: 'ignore',
  });
  return running(child, `http://127.0.0.1:${port}/story.html`);
}

/** `next start` on an app with this one page, rendered ahead: the fastest way Next has. */
export async function startNext(page: Page, port: number): Promise<Rival> {
  // Beside our own build, because Turbopack wants the libraries and the app under one root.
  const root = resolve('.next/bench');
  const app = join(root, 'app');
  mkdirSync(app, { recursive: true });
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(page.html)?.[1] ?? '';
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(join(root, 'body.json'), JSON.stringify({ body }));
  writeFileSync(
    join(root, 'next.config.mjs'),
    `export default { turbopack: { root: ${JSON.stringify(resolve('.'))} } };`,
  );
  writeFileSync(
    join(app, 'layout.jsx'),
    'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  );
  writeFileSync(
    join(app, 'page.jsx'),
    `import data from '../body.json';
export default () => <main dangerouslySetInnerHTML={{ __html: data.body }} />;`,
  );
  const next = resolve('node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const };
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: root, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`next build failed: ${built.stdout}${built.stderr}`);
  const child = spawn(
    'taskset',
    ['-c', serverCore, process.execPath, next, 'start', '-p', String(port), '-H', '127.0.0.1'],
    { cwd: root, env, stdio: 'ignore' },
  );
  return running(child, `http://127.0.0.1:${port}/`);
}

async function running(child: ChildProcess, url: string): Promise<Rival> {
  const deadline = performance.now() + 30_000;
  process.once('exit', () => child.kill());
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`Nothing answered at ${url}.`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The page at `url` with the bytes nginx is to serve. */
export async function pageOf(url: string): Promise<Page> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const html = await answer.text();
  const kept = [...answer.headers].filter(
    ([name]) => !/^(content-length|content-type|date|connection|keep-alive|etag)$/.test(name),
  );
  return { html, gzip: await gzipOf(url), headers: Object.fromEntries(kept) };
}

/** Our own gzip bytes, so that both send the same; `fetch` would unpack them. */
function gzipOf(url: string): Promise<Buffer> {
  return new Promise((done, fail) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => done(Buffer.concat(chunks)));
    }).once('error', fail);
  });
}

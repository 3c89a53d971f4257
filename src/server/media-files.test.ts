import { mkdtempSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { MediaStore } from '#media/index.ts';
import { sendMediaFile } from './media-files.ts';

test('a file is closed when its reader left before the first byte', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'standfirst-media-')), 'picture.jpeg');
  writeFileSync(path, Buffer.alloc(1_000_000));
  const opened = Promise.withResolvers<Readable>();
  const store: MediaStore = {
    async open() {
      const stream = (await open(path)).createReadStream();
      opened.resolve(stream);
      return { bytes: 1_000_000, stream };
    },
    take: async () => {},
    sizeOf: async () => 0,
    removeAll: async () => {},
    check: async () => {},
  };
  const sent = Promise.withResolvers<unknown>();
  const server = createServer(async (request, response) => {
    request.socket.destroy();
    sent.resolve(sendMediaFile({ request, response }, { store, path: 'a/1.jpeg', headers: [] }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  get({ host: '127.0.0.1', port }).on('error', () => {});
  await sent.promise.then((promise) => promise).catch(() => {});
  expect((await opened.promise).destroyed).toBe(true);
  server.close();
});

/**
 * A small server that speaks S3 and keeps its objects in memory: it checks every request's signature
 * (AWS Signature Version 4) by computing it anew. It is no proof for any one service's habits.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type S3Server = {
  endpoint: string;
  objects: Map<string, { body: Buffer; type: string }>;
  /** What the next requests answer instead, one each. */
  failures: number[];
  close: () => Promise<void>;
};

export const s3Keys = { accessKeyId: 'TESTKEY', secretAccessKey: 'a secret for tests' };

export async function startS3Server(bucket: string): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  const failures: number[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', 'http://s3');
    const fail = (status: number, code: string) => {
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        request.method === 'HEAD'
          ? undefined
          : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
    };
    const failure = failures.shift();
    if (failure) return fail(failure, 'SlowDown');
    if (!isSigned(request, url, body)) return fail(403, 'SignatureDoesNotMatch');
    const [, place, ...rest] = url.pathname.split('/');
    if (place !== bucket) return fail(404, 'NoSuchBucket');
    const key = decodeURIComponent(rest.join('/'));
    const xml = (text: string) => {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(text);
    };
    if (key === '' && request.method === 'GET') return xml(listing(url.searchParams));
    if (key === '' && request.method === 'POST' && url.searchParams.has('delete')) {
      for (const [, name = ''] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) {
        objects.delete(name);
      }
      return xml('<DeleteResult/>');
    }
    if (request.method === 'PUT') {
      objects.set(key, { body, type: request.headers['content-type'] ?? '' });
      response.writeHead(200).end();
      return;
    }
    const found = objects.get(key);
    if (!found) return fail(404, 'NoSuchKey');
    const headers = { 'content-type': found.type, 'content-length': found.body.length };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : found.body);
  }

  /** Pages of two, so that whoever lists has to ask again. */
  function listing(query: URLSearchParams): string {
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? ''));
    const start = Number(query.get('continuation-token') ?? 0);
    const rest = keys.length > start + 2;
    const contents = keys
      .slice(start, start + 2)
      .map((key) => `<Contents><Key>${key}</Key></Contents>`);
    const next = rest ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${rest}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    failures,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return false;
  const [, access, scope = '', signedHeaders = '', signature = ''] = given;
  const digest = createHash('sha256').update(body).digest('hex');
  if (access !== s3Keys.accessKeyId || request.headers['x-amz-content-sha256'] !== digest) {
    return false;
  }
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = signedHeaders.split(';').map((name) => `${name}:${request.headers[name]}\n`);
  const canonical = [
    request.method,
    url.pathname,
    query.join('&'),
    headers.join(''),
    signedHeaders,
    digest,
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  let key: Buffer = Buffer.from(`AWS4${s3Keys.secretAccessKey}`);
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  const expected = createHmac('sha256', key).update(toSign).digest();
  return timingSafeEqual(expected, Buffer.from(signature.padEnd(64, '0').slice(0, 64), 'hex'));
}

/** A finished answer: its bytes in every encoding with the headers of each, made before it is asked for. */
import {
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http';
import { now } from '#lib/clock.ts';
import { acceptedEncodings, type Encoding } from './accept-encoding.ts';
import type { Compressed } from './compress.ts';
import { contentDigest, entityTag, matchesDigest } from './entity-tag.ts';
import type { PlainGet, Reply } from './fast-lane.ts';

type Form = {
  bytes: Buffer;
  headers: string[];
  unchanged: string[];
  /** The heads of both as they were sent last, good for one second. */
  wire?: { full?: Head; unchanged?: Head };
};
type Head = { second: number; bytes: Buffer };

export type Document = {
  status: number;
  digest: string;
  plain: Buffer;
  /** The headers all forms share, names and values in turn. */
  headers: string[];
  forms: Partial<Record<Encoding, Form>> & { identity: Form };
  /** What it holds in memory. */
  size: number;
};

/** Headers and bookkeeping of a document come to about this much beside its bytes. */
const overhead = 8192;

/** Makes a document. Without `compressed` it has only its plain bytes. */
export function makeDocument(
  { status, headers, plain }: Pick<Document, 'status' | 'headers' | 'plain'>,
  compressed?: Compressed,
): Document {
  const digest = contentDigest(plain);
  const form = (bytes: Buffer, encoding: Encoding, name: string): Form => {
    const tagged = [...headers, 'ETag', entityTag(digest, name)];
    if (compressed) tagged.push('Vary', 'Accept-Encoding');
    const full = [...tagged, 'Content-Length', String(bytes.length)];
    if (encoding !== 'identity') full.push('Content-Encoding', encoding);
    return { bytes, headers: full, unchanged: tagged };
  };
  const forms: Document['forms'] = { identity: form(plain, 'identity', '') };
  if (compressed) {
    forms.gzip = form(compressed.gzip.bytes, 'gzip', compressed.gzip.form);
    forms.br = form(compressed.br.bytes, 'br', compressed.br.form);
  }
  const size =
    overhead + plain.length + (forms.gzip?.bytes.length ?? 0) + (forms.br?.bytes.length ?? 0);
  return { status, digest, plain, headers, forms, size };
}

/** Answers a GET or HEAD with a document. Returns the status that was sent. */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: Document,
): number {
  let acceptEncoding: string | undefined;
  let ifNoneMatch: string | undefined;
  // The object of headers is made when first looked at; this is the one place where that shows.
  const raw = request.rawHeaders;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (name.length === 15 && name.toLowerCase() === 'accept-encoding') {
      acceptEncoding = acceptEncoding ? `${acceptEncoding},${raw[index + 1]}` : raw[index + 1];
    } else if (name.length === 13 && name.toLowerCase() === 'if-none-match') {
      ifNoneMatch = ifNoneMatch ? `${ifNoneMatch},${raw[index + 1]}` : raw[index + 1];
    }
  }
  const form = chooseForm(document, acceptEncoding);
  if (isUnchanged(document, ifNoneMatch)) {
    response.writeHead(304, form.unchanged);
    response.end();
    return 304;
  }
  response.writeHead(document.status, form.headers);
  if (request.method === 'HEAD') response.end();
  else response.end(form.bytes);
  return document.status;
}

/** What a document answers to a plain GET, as bytes. `keepAliveMs`: how long the connection may rest after. */
export function replyOf(
  document: Document,
  { acceptEncoding, ifNoneMatch }: PlainGet,
  keepAliveMs: number,
): Reply & { status: number } {
  const form = chooseForm(document, acceptEncoding);
  form.wire ??= {};
  const second = Math.floor(now().getTime() / 1000);
  if (isUnchanged(document, ifNoneMatch)) {
    if (form.wire.unchanged?.second !== second) {
      form.wire.unchanged = headOf(304, form.unchanged, { second, keepAliveMs });
    }
    return { status: 304, head: form.wire.unchanged.bytes, body: undefined };
  }
  if (form.wire.full?.second !== second) {
    form.wire.full = headOf(document.status, form.headers, { second, keepAliveMs });
  }
  return { status: document.status, head: form.wire.full.bytes, body: form.bytes };
}

/** A head as Node's server would send it. */
function headOf(
  status: number,
  headers: string[],
  { second, keepAliveMs }: { second: number; keepAliveMs: number },
): Head {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`];
  for (let index = 0; index < headers.length; index += 2) {
    const [name = '', value = ''] = headers.slice(index, index + 2);
    validateHeaderName(name);
    validateHeaderValue(name, value);
    lines.push(`${name}: ${value}`);
  }
  lines.push(`Date: ${new Date(second * 1000).toUTCString()}`, 'Connection: keep-alive');
  lines.push(`Keep-Alive: timeout=${Math.floor(keepAliveMs / 1000)}`);
  return { second, bytes: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1') };
}

function isUnchanged({ status, digest }: Document, ifNoneMatch: string | undefined): boolean {
  return status === 200 && ifNoneMatch !== undefined && matchesDigest(ifNoneMatch, digest);
}

function chooseForm({ forms }: Document, acceptEncoding: string | undefined): Form {
  for (const encoding of acceptedEncodings(acceptEncoding)) {
    const form = forms[encoding];
    if (form) return form;
  }
  // Whoever refuses every encoding there is gets the plain bytes; RFC 9110 allows it, a 406 helps nobody.
  return forms.identity;
}

/** A finished answer: its bytes in every encoding with the headers of each, made before it is asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncodings, type Encoding } from './accept-encoding.ts';
import type { Compressed } from './compress.ts';
import { contentDigest, entityTag, matchesDigest } from './entity-tag.ts';

type Form = { bytes: Buffer; headers: string[]; unchanged: string[] };

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
const overhead = 4096;

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
  if (
    ifNoneMatch !== undefined &&
    document.status === 200 &&
    matchesDigest(ifNoneMatch, document.digest)
  ) {
    response.writeHead(304, form.unchanged);
    response.end();
    return 304;
  }
  response.writeHead(document.status, form.headers);
  if (request.method === 'HEAD') response.end();
  else response.end(form.bytes);
  return document.status;
}

function chooseForm({ forms }: Document, acceptEncoding: string | undefined): Form {
  for (const encoding of acceptedEncodings(acceptEncoding)) {
    const form = forms[encoding];
    if (form) return form;
  }
  // Whoever refuses every encoding there is gets the plain bytes; RFC 9110 allows it, a 406 helps nobody.
  return forms.identity;
}

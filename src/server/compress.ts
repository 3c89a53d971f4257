/** Gzip and Brotli in Node's thread pool: quickly while somebody waits, as small as possible later. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** The two encodings of some bytes; `form` tells apart the tags of differently made ones. */
export type Compressed = {
  gzip: { bytes: Buffer; form: string };
  br: { bytes: Buffer; form: string };
};

export type Compress = (bytes: Buffer) => Promise<Compressed>;

export const compressQuickly: Compress = (bytes) => compress(bytes, 4, 4);
export const compressWell: Compress = (bytes) => compress(bytes, 9, 11);

/** Whether an answer with these headers gets smaller; pictures are as small as they go. */
export function isCompressible(headers: readonly string[]): boolean {
  const type = headers[headers.indexOf('Content-Type') + 1] ?? '';
  return !/^(image|video|audio|font)\/(?!svg)/.test(type);
}

async function compress(bytes: Buffer, gzipLevel: number, quality: number): Promise<Compressed> {
  const [gzipped, brotli] = await Promise.all([
    gzipAsync(bytes, { level: gzipLevel }),
    brotliAsync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ]);
  return {
    gzip: { bytes: gzipped, form: `gz${gzipLevel}` },
    br: { bytes: brotli, form: `br${quality}` },
  };
}

/** The media store as a bucket of any service that speaks S3. Readers never see its address. */
import { readFile, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { MediaStore } from './media-store.ts';
import { mediaTypeOf } from './media-type.ts';

export type S3Settings = {
  bucket: string;
  region: string;
  /** Without it, Amazon's own. */
  endpoint?: string;
  /** What the store's paths start with in the bucket, with its slash; may be empty. */
  prefix: string;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  pathStyle: boolean;
  accessKeyId: string;
  secretAccessKey: string;
};

export function createS3Store(settings: S3Settings): MediaStore {
  const { bucket: Bucket, prefix } = settings;
  const client = new S3Client({
    region: settings.region,
    ...(settings.endpoint ? { endpoint: settings.endpoint } : {}),
    forcePathStyle: settings.pathStyle,
    credentials: {
      accessKeyId: settings.accessKeyId,
      secretAccessKey: settings.secretAccessKey,
    },
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 20_000 },
    // Only Amazon knows the newer checksums; every service checks the signed digest of the body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const key = (path: string) => `${prefix}${path}`;

  async function listKeys(folder: string): Promise<string[]> {
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: key(`${folder}/`), ContinuationToken }),
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return keys;
  }

  return {
    async take(path, file) {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: key(path),
          Body: await readFile(file),
          ContentType: mediaTypeOf(extname(path)) ?? 'application/octet-stream',
        }),
      );
      await rm(file, { force: true });
    },
    async open(path) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket, Key: key(path) }));
        if (!(found.Body instanceof Readable)) return null;
        return { bytes: found.ContentLength ?? 0, stream: found.Body };
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },
    async sizeOf(path) {
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket, Key: key(path) }));
        return found.ContentLength ?? 0;
      } catch (error) {
        if (isAbsent(error)) return 0;
        throw error;
      }
    },
    async removeAll(folder) {
      const keys = await listKeys(folder);
      for (let start = 0; start < keys.length; start += 1000) {
        const Objects = keys.slice(start, start + 1000).map((Key) => ({ Key }));
        const answer = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        );
        const [failed] = answer.Errors ?? [];
        if (failed) throw new Error(`The media store did not remove a file: ${failed.Code}`);
      }
    },
    async check() {
      await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: 1 }));
    },
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}

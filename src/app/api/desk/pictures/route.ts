/** The picture library: what is in it, and a file for it. */
import { listPictures, receiveUpload } from '#media/index.ts';
import { librarySearchSchema } from '#media/pure.ts';
import { deskRoute } from '../desk-route.ts';
import { uploadAnswer } from './upload-answer.ts';

export const GET = deskRoute({ query: librarySearchSchema }, ({ query, at }) =>
  listPictures({ ...query, at }),
);

/** The body is the file itself, and nothing else is said of it. */
export const POST = deskRoute({}, async ({ actor, at, request }) =>
  uploadAnswer(await receiveUpload({ actor, at, body: request.body })),
);

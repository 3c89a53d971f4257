/** Another file for a picture, which keeps its place wherever it stands. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';
import { receiveUpload } from '#media/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { uploadAnswer } from '../../upload-answer.ts';

const params = z.object({ key: slugSchema });

export const PUT = deskRoute({ params }, async ({ actor, params: { key }, at, request }) =>
  uploadAnswer(await receiveUpload({ actor, at, body: request.body, replaces: key })),
);

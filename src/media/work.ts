/** What the media room does apart from requests. */

import { now } from '#lib/clock.ts';
import { handles, type JobHandler } from '#lib/jobs.ts';
import { prepareUploads } from './upload/prepare-uploads.ts';
import { preparing, tidying } from './upload/preparing.ts';
import { tidyMedia } from './upload/tidy.ts';

export const handlers: JobHandler[] = [
  handles(preparing, async (_, signal) => {
    await prepareUploads(signal);
  }),
  handles(tidying, async () => tidyMedia(now())),
];

/** The jobs of the media room. They need no data: what is to be done stands in the tables. */
import { z } from 'zod';
import { jobKind } from '#lib/jobs.ts';

/** Prepares whatever waits. It comes round by itself too, for what a process that ended left. */
export const preparing = jobKind({
  name: 'media.prepare-uploads',
  data: z.object({}),
  key: () => 'all',
  cron: '* * * * *',
  timeoutSeconds: 1800,
});

/** Removes files that nothing on record needs. */
export const tidying = jobKind({ name: 'media.tidy', data: z.object({}), cron: '23 * * * *' });

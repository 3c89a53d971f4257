/** Every kind of job there is. A room that has work to be done apart adds its handlers here. */
import { drafting } from '#articles/index.ts';
import type { JobHandler } from '#lib/jobs.ts';
import { mailHandlers } from '#mail/index.ts';
import { work as media } from '#media/index.ts';
import { returnedMailHandlers } from '#returned-mail/index.ts';
import { keepFindingHandler } from './keep-finding.ts';

export const handlers: JobHandler[] = [
  keepFindingHandler,
  ...mailHandlers,
  ...media.handlers,
  ...returnedMailHandlers,
  drafting.thinning,
];

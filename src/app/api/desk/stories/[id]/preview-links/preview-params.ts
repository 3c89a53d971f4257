import { z } from 'zod';

/** The number of a story in the address of its links. */
export const previewParams = z.object({
  id: z.coerce.number().int().positive().max(2_147_483_647),
});

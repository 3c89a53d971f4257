/** The issue that an address of the desk's API names. */
import { z } from 'zod';

export const issueParams = z.object({ id: z.coerce.number().int().positive() });

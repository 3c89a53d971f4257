/** The publication's clock. Asked for every second, so no more is read than that. */
import { database } from '#lib/database.ts';

export async function readTimeZone(): Promise<string> {
  const { timeZone } = await database().publication.findUniqueOrThrow({
    where: { id: 1 },
    select: { timeZone: true },
  });
  return timeZone;
}

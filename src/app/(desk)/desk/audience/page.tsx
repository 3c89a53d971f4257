import type { Metadata } from 'next';
import { AudienceList } from '#desk/audience/AudienceList.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { now } from '#lib/clock.ts';
import { audience } from '#subscribers/index.ts';
import { audienceFilterSchema } from '#subscribers/pure.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Audience' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The subscribers. Search and filters are in the address. */
export default async function Audience({ searchParams }: Props) {
  const actor = await staffOnly();
  const filter = audienceFilterSchema.parse(await searchParams);
  const found = await audience.listAudience(actor, filter, now());
  if (found.kind === 'forbidden') {
    return <PageHead heading="Audience" about="Publishers and owners see who subscribes." />;
  }
  return <AudienceList found={found} filter={filter} />;
}

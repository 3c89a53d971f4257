import type { Metadata } from 'next';
import { SuppressionScreen } from '#desk/audience/SuppressionScreen.client.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { audience } from '#subscribers/index.ts';
import { suppressionFilterSchema } from '#subscribers/pure.ts';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'Never written to' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The addresses nothing is sent to. */
export default async function Suppressed({ searchParams }: Props) {
  const actor = await staffOnly();
  const filter = suppressionFilterSchema.parse(await searchParams);
  const found = await audience.listSuppressions(actor, filter);
  if (found.kind === 'forbidden') {
    return <PageHead heading="Never written to" about="Publishers and owners see this list." />;
  }
  return <SuppressionScreen found={found} filter={filter} />;
}

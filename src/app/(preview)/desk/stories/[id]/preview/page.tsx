import { notFound } from 'next/navigation';
import { previewing } from '#articles/index.ts';
import { now } from '#lib/clock.ts';
import { staffOnly } from '../../../../../(desk)/desk/staff.ts';
import { StoryPage } from '../../../../../(site)/StoryPage.tsx';

type Props = { params: Promise<{ id: string }> };

/** The head revision as readers will see it, by the page that readers get. */
export default async function Preview({ params }: Props) {
  const actor = await staffOnly();
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const found = await previewing.getPreview(actor, Number(id), now());
  if (found.kind !== 'found') notFound();
  return <StoryPage story={found.story} />;
}

import { notFound } from 'next/navigation';
import { previewing } from '#articles/index.ts';
import { now } from '#lib/clock.ts';
import { StoryPage } from '../../../../(site)/StoryPage.tsx';

type Props = { params: Promise<{ token: string }> };

/** The head revision of one story, for whoever holds its link. No account, and nothing else of the desk. */
export default async function SharedPreview({ params }: Props) {
  const { token } = await params;
  const found = await previewing.findSharedPreview(token, now());
  if (found.kind !== 'found') notFound();
  return <StoryPage story={found.story} />;
}

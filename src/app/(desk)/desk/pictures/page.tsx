import type { Metadata } from 'next';
import { Library } from '#desk/media/Library.client.tsx';
import { now } from '#lib/clock.ts';
import { listPictures } from '#media/index.ts';
import { librarySearchSchema } from '#media/pure.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Pictures' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PicturesPage({ searchParams }: Props) {
  await staffOnly();
  const asked = librarySearchSchema.parse(await searchParams);
  const found = await listPictures({ ...asked, at: now() });
  return <Library found={found} asked={asked} />;
}

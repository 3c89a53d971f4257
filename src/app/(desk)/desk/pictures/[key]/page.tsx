import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PictureDesk } from '#desk/media/PictureDesk.client.tsx';
import { findDeskPicture } from '#media/index.ts';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'Picture' };

type Props = { params: Promise<{ key: string }> };

export default async function PicturePage({ params }: Props) {
  const actor = await staffOnly();
  const { key } = await params;
  const details = await findDeskPicture(actor, key);
  if (details.kind === 'absent') notFound();
  return <PictureDesk details={details} />;
}

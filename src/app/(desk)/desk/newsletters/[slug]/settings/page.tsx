import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '#desk/look/PageHead.tsx';
import { LetterForm } from '#desk/newsletters/LetterForm.client.tsx';
import { shownPicture } from '#desk/story/shown-picture.ts';
import { findLetterForm } from '#newsletters/index.ts';
import { mayEditLetters } from '#newsletters/pure.ts';
import { staffOnly } from '../../../staff.ts';
import { letterPlaces } from '../../letter-places.ts';

export const metadata: Metadata = { title: 'Settings of a letter' };

/** What a publisher sets of a letter. */
export default async function LetterSettings({ params }: { params: Promise<{ slug: string }> }) {
  const actor = await staffOnly();
  const [found, places] = await Promise.all([findLetterForm((await params).slug), letterPlaces()]);
  if (!found) notFound();
  if (!mayEditLetters(actor)) {
    return <PageHead heading={found.form.name} about="Publishers change letters." />;
  }
  const { form, logo, ...letter } = found;
  return (
    <LetterForm
      key={`${letter.slug} ${letter.version}`}
      letter={letter}
      form={form}
      logo={logo ? shownPicture(logo) : null}
      places={places}
    />
  );
}

import type { Metadata } from 'next';
import { PageHead } from '#desk/look/PageHead.tsx';
import { LetterForm } from '#desk/newsletters/LetterForm.client.tsx';
import { emptyLetterForm } from '#newsletters/index.ts';
import { mayEditLetters } from '#newsletters/pure.ts';
import { staffOnly } from '../../staff.ts';
import { letterPlaces } from '../letter-places.ts';

export const metadata: Metadata = { title: 'A new letter' };

/** A letter that is to be made. */
export default async function NewLetter() {
  const actor = await staffOnly();
  if (!mayEditLetters(actor)) {
    return <PageHead heading="A new letter" about="Publishers make letters." />;
  }
  const [form, places] = await Promise.all([emptyLetterForm(), letterPlaces()]);
  return <LetterForm letter={null} form={form} logo={null} places={places} />;
}

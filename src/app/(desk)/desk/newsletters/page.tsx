import type { Metadata } from 'next';
import { LetterList } from '#desk/newsletters/LetterList.tsx';
import { desk } from '#issues/index.ts';
import { mayEditLetters } from '#newsletters/pure.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Newsletters' };

/** The letters, who gets them, and what is under way. */
export default async function Newsletters() {
  const actor = await staffOnly();
  return <LetterList letters={await desk.listDeskLetters()} mayEdit={mayEditLetters(actor)} />;
}

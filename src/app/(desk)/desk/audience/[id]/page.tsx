import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PersonHistory } from '#desk/audience/PersonHistory.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { now } from '#lib/clock.ts';
import { audience } from '#subscribers/index.ts';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'A subscriber' };

/** One person and what happened with them. */
export default async function Person({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffOnly();
  const { id } = await params;
  const person = /^\d{1,9}$/.test(id)
    ? await audience.findPerson(actor, Number(id), now())
    : { kind: 'absent' as const };
  if (person.kind === 'absent') notFound();
  if (person.kind === 'forbidden') {
    return <PageHead heading="A subscriber" about="Publishers and owners see who subscribes." />;
  }
  return <PersonHistory person={person} />;
}

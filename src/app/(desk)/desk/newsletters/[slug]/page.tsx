import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IssueList } from '#desk/newsletters/IssueList.tsx';
import { desk } from '#issues/index.ts';
import { mayWriteIssues } from '#issues/pure.ts';
import { mayEditLetters } from '#newsletters/pure.ts';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'Newsletters' };

/** One letter's issues. */
export default async function Letter({ params }: { params: Promise<{ slug: string }> }) {
  const actor = await staffOnly();
  const found = await desk.listDeskIssues((await params).slug);
  if (!found) notFound();
  return <IssueList {...found} mayWrite={mayWriteIssues(actor)} mayEdit={mayEditLetters(actor)} />;
}

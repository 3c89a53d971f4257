import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '#desk/look/PageHead.tsx';
import { IssueProgress } from '#desk/newsletters/IssueProgress.client.tsx';
import { IssueWriter } from '#desk/newsletters/IssueWriter.client.tsx';
import { desk } from '#issues/index.ts';
import { findLetterForm } from '#newsletters/index.ts';
import { staffOnly } from '../../../staff.ts';
import { letterPlaces } from '../../letter-places.ts';

export const metadata: Metadata = { title: 'An issue' };

/** One issue: written while it is a draft, watched once it is sent. */
export default async function Issue({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const actor = await staffOnly();
  const { slug, id } = await params;
  const issue = /^\d{1,9}$/.test(id) ? await desk.openIssue(actor, Number(id)) : null;
  if (!issue || issue.kind === 'absent') notFound();
  if (issue.kind === 'forbidden') {
    return <PageHead heading="An issue" about="Editors write and send issues." />;
  }
  if (issue.letter.slug !== slug) notFound();
  if (issue.kind !== 'draft') return <IssueProgress key={issue.id} issue={issue} />;
  const [letter, places] = await Promise.all([findLetterForm(slug), letterPlaces()]);
  if (!letter) notFound();
  return <IssueWriter key={issue.id} issue={issue} rule={letter.form.rule} places={places} />;
}

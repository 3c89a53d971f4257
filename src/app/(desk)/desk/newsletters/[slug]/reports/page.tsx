import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '#desk/look/PageHead.tsx';
import { LetterReport } from '#desk/newsletters/reports/LetterReport.tsx';
import { reports } from '#issues/index.ts';
import { mayDecideCounting } from '#issues/pure.ts';
import { staffOnly } from '../../../staff.ts';

export const metadata: Metadata = { title: 'Reports' };

/** How the issues of a letter went, beside each other. */
export default async function Reports({ params }: { params: Promise<{ slug: string }> }) {
  const actor = await staffOnly();
  const report = await reports.reportLetter(actor, (await params).slug);
  if (report.kind === 'absent') notFound();
  if (report.kind === 'forbidden') {
    return <PageHead heading="Reports" about="Editors see how issues went." />;
  }
  return <LetterReport report={report} mayDecide={mayDecideCounting(actor)} />;
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '#desk/look/PageHead.tsx';
import { IssueReport } from '#desk/newsletters/reports/IssueReport.tsx';
import { reports } from '#issues/index.ts';
import { staffOnly } from '../../../../staff.ts';

export const metadata: Metadata = { title: 'Report' };

/** How one issue went. */
export default async function Report({
  params,
}: {
  params: Promise<{ slug: string; id: string }>;
}) {
  const actor = await staffOnly();
  const { slug, id } = await params;
  const report = /^\d{1,9}$/.test(id) ? await reports.reportIssue(actor, Number(id)) : null;
  if (!report || report.kind === 'absent') notFound();
  if (report.kind === 'forbidden') {
    return <PageHead heading="Report" about="Editors see how issues went." />;
  }
  if (report.letter.slug !== slug) notFound();
  return <IssueReport report={report} />;
}

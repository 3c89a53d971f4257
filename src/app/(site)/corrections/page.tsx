import { permanentRedirect } from 'next/navigation';
import { finding } from '#articles/index.ts';
import { getPublication } from '#publication/index.ts';
import { CorrectionsPage } from '#ui/CorrectionsPage.tsx';
import { pagePath } from '#ui/Pagination.tsx';
import { pageNumber } from '#ui/page-number.ts';
import { absent } from '../absent.tsx';

type Props = { params: Promise<{ n?: string }> };

/** What was wrong and what is right, in every story, newest first. */
export default async function Corrections({ params }: Props) {
  const { n } = await params;
  const page = n === undefined ? 1 : pageNumber(n);
  if (page === null) return absent(`/corrections/page/${n}`);
  if (page === 1 && n !== undefined) permanentRedirect('/corrections');
  const [publication, list] = await Promise.all([getPublication(), finding.listCorrections(page)]);
  if (page > list.pages) return absent(pagePath('/corrections', page));
  return <CorrectionsPage publication={publication} list={list} />;
}

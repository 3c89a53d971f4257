import { permanentRedirect } from 'next/navigation';
import { listStories } from '#articles/index.ts';
import { getPublication } from '#publication/index.ts';
import { formatMonth } from '#ui/format-date.ts';
import { ListPage } from '#ui/ListPage.tsx';
import { pageNumber } from '#ui/page-number.ts';
import { absent } from '../../../absent.tsx';

type Props = { params: Promise<{ year: string; month: string; n?: string }> };

/** The stories of one month. */
export default async function ArchiveOfMonth({ params }: Props) {
  const { year, month, n } = await params;
  const base = `/archive/${year}/${month}`;
  const path = n === undefined ? base : `${base}/page/${n}`;
  const page = n === undefined ? 1 : pageNumber(n);
  const isMonth = /^\d{4}$/.test(year) && /^(0[1-9]|1[0-2])$/.test(month);
  if (page === null || !isMonth) return absent(path);
  if (page === 1 && n !== undefined) permanentRedirect(base);
  const [publication, list] = await Promise.all([
    getPublication(),
    listStories({ year: Number(year), month: Number(month) }, page),
  ]);
  if (list.total === 0 || page > list.pages) return absent(path);
  return (
    <ListPage
      publication={publication}
      base={base}
      heading={formatMonth(Number(year), Number(month), publication.language)}
      kicker="Archive"
      list={list}
    />
  );
}

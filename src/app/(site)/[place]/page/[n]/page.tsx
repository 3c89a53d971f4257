import { permanentRedirect } from 'next/navigation';
import { findPlace } from '#publication/index.ts';
import { pageNumber } from '#ui/page-number.ts';
import { absent } from '../../../absent.tsx';
import { sectionList } from '../../../section-list.tsx';

type Props = { params: Promise<{ place: string; n: string }> };

/** The further pages of a section. */
export default async function FurtherPage({ params }: Props) {
  const { place: slug, n } = await params;
  const page = pageNumber(n);
  const place = page === null ? null : await findPlace(slug);
  if (page === null || place?.kind !== 'section') return absent(`/${slug}/page/${n}`);
  if (page === 1) permanentRedirect(`/${slug}`);
  return sectionList(place.section, page);
}

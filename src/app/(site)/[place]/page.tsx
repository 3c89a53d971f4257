import { permanentRedirect } from 'next/navigation';
import { getFront } from '#fronts/index.ts';
import { findPlace, getPublication } from '#publication/index.ts';
import { absent } from '../absent.tsx';
import { FrontPage } from '../FrontPage.tsx';
import { StaticPage } from '../StaticPage.tsx';
import { sectionList } from '../section-list.tsx';

type Props = { params: Promise<{ place: string }> };

/** The first word of an address: a section, an edition's front, or a page that stands still. */
export default async function PlacePage({ params }: Props) {
  const { place: slug } = await params;
  const place = await findPlace(slug);
  if (!place) return absent(`/${slug}`);
  switch (place.kind) {
    case 'section':
      return sectionList(place.section, 1);
    case 'edition': {
      if (place.edition.isDefault) permanentRedirect('/');
      const publication = await getPublication();
      const front = await getFront(place.edition);
      return <FrontPage publication={publication} edition={place.edition} front={front} />;
    }
    case 'page':
      return <StaticPage publication={await getPublication()} page={place.page} />;
  }
}

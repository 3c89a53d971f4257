import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SearchDesk } from '#desk/search/SearchDesk.client.tsx';
import { promoting, searchAddress } from '#search/index.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Search' };

/** What stands first when readers search. Who may not decide it finds nothing here. */
export default async function SearchPage() {
  const actor = await staffOnly();
  const promotions = await promoting.listPromotions(actor);
  if ('kind' in promotions) notFound();
  return (
    <SearchDesk
      most={promoting.mostPromoted}
      promotions={promotions.map((promotion) => ({
        ...promotion,
        href: searchAddress({ q: promotion.query }),
      }))}
    />
  );
}

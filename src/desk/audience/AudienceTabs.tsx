/** The places of the audience, beside each other. */
import { Tabs } from '../look/Tabs.tsx';

type Place = 'people' | 'import' | 'suppressed';

const places: { place: Place; href: string; name: string }[] = [
  { place: 'people', href: '/desk/audience', name: 'People' },
  { place: 'import', href: '/desk/audience/import', name: 'Bring people in' },
  { place: 'suppressed', href: '/desk/audience/suppressed', name: 'Never written to' },
];

export function AudienceTabs({ here }: { here: Place }) {
  return (
    <Tabs
      label="Audience"
      tabs={places.map(({ place, ...tab }) => ({ ...tab, isHere: place === here }))}
    />
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FrontDesk, type SeenStory } from '#desk/fronts/FrontDesk.client.tsx';
import { Tabs } from '#desk/look/Tabs.tsx';
import { type Front, getFront, readChosenFront } from '#fronts/index.ts';
import { type FrontPlace, mayCurateFronts } from '#fronts/pure.ts';
import { getPublication } from '#publication/index.ts';
import { frontPath } from '#ui/Masthead.tsx';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'Fronts' };

/** The front of one edition: what is chosen for it, and what readers see. */
export default async function FrontPage({ params }: { params: Promise<{ edition: string }> }) {
  const actor = await staffOnly();
  const { editions } = await getPublication();
  const { edition: slug } = await params;
  const edition = editions.find((each) => each.slug === slug);
  if (!edition) notFound();
  const [chosen, front] = await Promise.all([readChosenFront(edition.id), getFront(edition)]);
  const ids = new Set(chosen.stories.map(({ id }) => id));
  return (
    <FrontDesk
      key={`${edition.id}`}
      edition={{ id: edition.id, label: edition.label, href: frontPath(edition) }}
      choice={chosen.choice}
      stories={chosen.stories}
      seen={seenOf(front, ids)}
      mayCurate={mayCurateFronts(actor)}
      tabs={
        <Tabs
          label="Editions"
          tabs={editions.map((each) => ({
            href: `/desk/fronts/${each.slug}`,
            name: each.label,
            isHere: each.slug === slug,
          }))}
        />
      }
    />
  );
}

function seenOf({ lead, secondary, strip }: Front, chosen: ReadonlySet<number>): SeenStory[] {
  const at = (place: FrontPlace, stories: { id: number; headline: string }[]) =>
    stories.map(({ id, headline }) => ({ id, headline, place, isChosen: chosen.has(id) }));
  return [...at('lead', lead ? [lead] : []), ...at('secondary', secondary), ...at('strip', strip)];
}

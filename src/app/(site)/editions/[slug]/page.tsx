import { findEdition } from '#publication/index.ts';
import { type ListParams, namedList } from '../../named-list.tsx';

/** Every story of one edition. */
export default function EditionPage({ params }: ListParams) {
  return namedList('editions', params, async (slug) => {
    const edition = await findEdition(slug);
    return (
      edition && {
        heading: edition.label,
        kicker: 'Edition',
        standfirst: `Every story written for readers of ${edition.label}, newest first.`,
        filter: { edition: edition.id },
        edition,
      }
    );
  });
}

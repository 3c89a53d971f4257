import { findFormat } from '#publication/index.ts';
import { type ListParams, namedList } from '../../named-list.tsx';

/** Every story told in one way. */
export default function FormatPage({ params }: ListParams) {
  return namedList('formats', params, async (slug) => {
    const format = await findFormat(slug);
    return (
      format && {
        heading: format.name,
        kicker: 'Ways of telling',
        standfirst: format.description,
        filter: { format: format.id },
      }
    );
  });
}

import { describePerson } from '#linked-data/index.ts';
import { findPerson } from '#publication/index.ts';
import { PersonNote } from '#ui/PersonNote.tsx';
import { type ListParams, namedList } from '../../named-list.tsx';

/** A person and every story they had a part in. */
export default function PersonPage({ params }: ListParams) {
  return namedList('people', params, async (slug) => {
    const person = await findPerson(slug);
    return (
      person && {
        heading: person.name,
        kicker: person.role,
        standfirst: person.biography,
        filter: { person: person.id },
        about: describePerson(person),
        above: <PersonNote person={person} />,
      }
    );
  });
}

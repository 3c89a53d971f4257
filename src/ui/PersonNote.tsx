import type { Person } from '#publication/index.ts';
import { CardPicture } from './CardPicture.tsx';

/** A person's portrait, and the word that a sample person is one. */
export function PersonNote({ person }: { person: Person }) {
  return (
    <>
      {person.portrait ? (
        <div className="portrait">
          <CardPicture picture={person.portrait} sizes="112px" />
        </div>
      ) : null}
      {person.isSample ? (
        <p className="sample-note">A sample person, made up for the demo publication.</p>
      ) : null}
    </>
  );
}

import type { Person } from '#publication/index.ts';
import { CardPicture } from './CardPicture.tsx';

/** A person in two sentences. */
export function Biography({ person }: { person: Person }) {
  const { slug, name, role, biography, portrait, isSample } = person;
  return (
    <div className="biography">
      {portrait ? (
        <div className="portrait">
          <CardPicture picture={portrait} sizes="80px" />
        </div>
      ) : null}
      <div>
        <h3>
          <a href={`/people/${slug}`}>{name}</a>
        </h3>
        <p className="role">{isSample ? `${role} · A sample person` : role}</p>
        <p>{biography}</p>
      </div>
    </div>
  );
}

'use client';
/** Who else has this story open, and where they are in it. */
import { Avatar } from '@mantine/core';
import styles from './Present.module.css';
import type { Other } from './usePresence.client.tsx';

/** More than these are counted. */
const named = 3;

export function Present({ others }: { others: readonly Other[] }) {
  const rest = others.length - named;
  return (
    <div role="status" aria-label="Also in this story">
      {others.length > 0 ? (
        <ul className={styles.present}>
          {others.slice(0, named).map(({ staffId, name, isEditing, field }) => (
            <li key={staffId}>
              <Avatar size={20} name={name} color="gray" aria-hidden />
              <span>
                <strong>{name}</strong> {whereWords(isEditing, field)}
              </span>
            </li>
          ))}
          {rest > 0 ? <li>and {rest} more</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

function whereWords(isEditing: boolean, field: Other['field']): string {
  if (!isEditing) return 'reads it';
  switch (field) {
    case 'headline':
      return 'is in the headline';
    case 'standfirst':
      return 'is in the standfirst';
    case 'body':
      return 'is in the text';
    default:
      return 'is here';
  }
}

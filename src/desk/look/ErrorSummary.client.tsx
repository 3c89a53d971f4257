'use client';
/** What stands in the way, over the form, each leading to its field. It takes focus when it appears. */
import { useEffect, useRef } from 'react';
import styles from './ErrorSummary.module.css';

/** A problem in words, and the `id` of the field it is about when there is one. */
export type FieldProblem = { id?: string | undefined; words: string };

type Props = { heading?: string; problems: readonly FieldProblem[] };

export function ErrorSummary({ heading = 'This could not be saved yet', problems }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <h2>{heading}</h2>
      <ul>
        {problems.map(({ id, words }) => (
          <li key={`${id} ${words}`}>
            {id ? (
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

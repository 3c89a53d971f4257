'use client';
/** What the publishing gate found, the stops first, each leading to the place it is about. */
import { Chip } from '../look/Chip.tsx';
import styles from './GateList.module.css';
import { type Issue, issueWords } from './gate-words.ts';

type Props = { issues: readonly Issue[]; onGoTo: (issue: Issue) => void };

export function GateList({ issues, onGoTo }: Props) {
  if (issues.length === 0) {
    return (
      <p className={styles.fine}>
        <Chip tone="good">Nothing stands in the way</Chip>
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {issues.map((issue) => (
        <li
          key={`${issue.code} ${issue.where.line} ${issueWords(issue)}`}
          className={styles.finding}
        >
          <Chip tone={issue.level === 'stop' ? 'bad' : 'wait'}>
            {issue.level === 'stop' ? 'Stop' : 'Warning'}
          </Chip>
          <button type="button" className={styles.go} onClick={() => onGoTo(issue)}>
            {issueWords(issue)}
          </button>
        </li>
      ))}
    </ul>
  );
}

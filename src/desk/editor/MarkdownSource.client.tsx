'use client';
/** The text as Markdown, with what the checker says of it, by line and column. */
import { Text, UnstyledButton } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { parseMarkdown } from '#markdown/pure.ts';
import styles from './editor.module.css';

type Props = { value: string; isEditable: boolean; onChange(markdown: string): void };

export function MarkdownSource({ value, isEditable, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const problems = useMemo(() => parseMarkdown(value).problems, [value]);
  const goTo = (line: number, column: number) => {
    const lines = value.split('\n').slice(0, line - 1);
    const at = lines.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };
  return (
    <div className={styles.source}>
      <textarea
        ref={area}
        aria-label="The story as Markdown"
        aria-describedby="source-problems"
        value={value}
        readOnly={!isEditable}
        spellCheck
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div id="source-problems" className={styles.problems} role="status">
        {problems.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing to mend.
          </Text>
        ) : (
          <ol>
            {problems.map(({ line, column, message }) => (
              <li key={`${line}:${column} ${message}`}>
                <UnstyledButton onClick={() => goTo(line, column)}>
                  <b>
                    Line {line}, column {column}
                  </b>
                  : {message}
                </UnstyledButton>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

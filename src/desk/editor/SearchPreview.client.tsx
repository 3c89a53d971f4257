'use client';
/** How the story will stand among the results of a search, and whether its headline is cut there. */
import { Text } from '@mantine/core';
import styles from './editor.module.css';

/** What a results page shows, measured in ordinary letters. */
export const searchHeadlineLength = 60;
const searchTextLength = 155;

type Props = { headline: string; standfirst: string; address: string };

export function SearchPreview({ headline, standfirst, address }: Props) {
  return (
    <div className={styles.result}>
      <Text size="xs" c="dimmed">
        {address}
      </Text>
      <Text className={styles.resultHeadline}>
        {cut(headline || 'No headline yet', searchHeadlineLength)}
      </Text>
      <Text size="sm">{cut(standfirst || 'No standfirst yet', searchTextLength)}</Text>
      {headline.length > searchHeadlineLength ? (
        <Text size="xs" c="dimmed">
          Search engines will cut this headline after about {searchHeadlineLength} characters.
        </Text>
      ) : null}
    </div>
  );
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const short = text.slice(0, length);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), length - 20))}…`;
}

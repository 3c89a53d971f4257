'use client';
/** A field that finds a story by name on the server and hands over the one that was chosen. */
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { type Found, find } from './find.ts';
import styles from './Palette.module.css';

type FoundStory = Found['stories'][number];

type Props = {
  label: string;
  placeholder?: string;
  /** Stories that need not be offered, because they are there already. */
  except?: ReadonlySet<number>;
  onChoose: (story: FoundStory) => void;
};

const typingMs = 120;

export function StoryFinder({
  label,
  placeholder = 'Search by headline',
  except,
  onChoose,
}: Props) {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), typingMs);
  const [stories, setStories] = useState<FoundStory[]>([]);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useEffect(() => {
    if (asked === '') {
      setStories([]);
      return;
    }
    const stop = new AbortController();
    void find(asked, stop.signal).then((answer) => {
      if (answer && !stop.signal.aborted) setStories(answer.stories);
    });
    return () => stop.abort();
  }, [asked]);
  const offered = stories.filter(({ id }) => !except?.has(id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer is chosen anew when they change
  useEffect(() => {
    combobox.selectFirstOption();
  }, [stories]);
  const choose = (value: string) => {
    const story = stories.find(({ id }) => String(id) === value);
    if (story) onChoose(story);
    setQuery('');
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={placeholder}
          value={query}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options>
          {offered.map(({ id, headline, state }) => (
            <Combobox.Option key={id} value={String(id)} className={styles.option ?? ''}>
              <span className={`${styles.label} ${styles.story}`}>{headline}</span>
              <span className={styles.detail}>{state}</span>
            </Combobox.Option>
          ))}
          {offered.length === 0 ? (
            <Combobox.Empty>No other story is called that.</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

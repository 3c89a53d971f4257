'use client';
/**
 * Everything by name: what this screen can do, where to go, stories and people. Stories and people are
 * searched on the server, so ten thousand of them cost no more than ten.
 */
import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type Found, find } from './find.ts';
import styles from './Palette.module.css';
import { Caps } from './ShortcutSheet.client.tsx';
import { useRegisteredShortcuts } from './shortcuts.client.tsx';

type Item = {
  id: string;
  group: string;
  label: string;
  detail?: string;
  keys?: string | undefined;
  isStory?: boolean;
  run: () => void;
};

const nothingFound: Found = { stories: [], people: [] };

/** Long enough not to ask for every letter, short enough not to be felt. */
const typingMs = 120;

export default function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const found = useFound(query);
  const items = useItems(query, found);
  const combobox = useCombobox({ opened: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer is chosen anew when they change
  useEffect(() => {
    combobox.selectFirstOption();
  }, [items.map(({ id }) => id).join()]);
  const groups = Map.groupBy(items, ({ group }) => group);
  const choose = (id: string) => {
    onClose();
    items.find((item) => item.id === id)?.run();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="12vh"
      centered={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content ?? '' }}
      attributes={{ content: { 'aria-label': 'Find or do anything' } }}
    >
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.EventsTarget>
          <TextInput
            className={styles.search ?? ''}
            aria-label="Find a story, a person or an action"
            placeholder="A story, a person or an action"
            value={query}
            data-autofocus
            autoComplete="off"
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={styles.options ?? ''} aria-label="What was found">
          {[...groups].map(([group, members]) => (
            <Combobox.Group key={group} label={group}>
              {members.map((item) => (
                <Combobox.Option key={item.id} value={item.id} className={styles.option ?? ''}>
                  <span className={`${styles.label} ${item.isStory ? styles.story : ''}`}>
                    {item.label}
                  </span>
                  {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
                  {item.keys ? <Caps keys={item.keys} /> : null}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {items.length === 0 ? (
            <Combobox.Empty className={styles.nothing ?? ''}>
              Nothing is called “{query.trim()}”.
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}

function useFound(query: string): Found {
  const [asked] = useDebouncedValue(query.trim(), typingMs);
  const [found, setFound] = useState(nothingFound);
  useEffect(() => {
    if (asked === '') {
      setFound(nothingFound);
      return;
    }
    const stop = new AbortController();
    void find(asked, stop.signal).then((answer) => {
      if (answer && !stop.signal.aborted) setFound(answer);
    });
    return () => stop.abort();
  }, [asked]);
  return found;
}

function useItems(query: string, found: Found): Item[] {
  const router = useRouter();
  const words = query.trim().toLowerCase().split(/\s+/);
  const actions = useRegisteredShortcuts()
    .filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
    .flatMap(({ group, label, keys, run }) =>
      run ? { id: `do ${label}`, group, label, keys, run } : [],
    );
  const stories = found.stories.map(({ id, headline, state }) => ({
    id: `story ${id}`,
    group: 'Stories',
    label: headline,
    detail: state,
    isStory: true,
    run: () => router.push(`/desk/stories/${id}`),
  }));
  const people = found.people.map(({ slug, name, role }) => ({
    id: `person ${slug}`,
    group: 'Stories by',
    label: name,
    detail: role,
    run: () => router.push(`/desk/stories?person=${slug}`),
  }));
  const unique = new Map([...stories, ...people, ...actions].map((item) => [item.id, item]));
  return [...unique.values()];
}

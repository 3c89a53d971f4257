'use client';
/** Where a story is filed and who made it: every field is part of the draft and saved with it. */
import { ActionIcon, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { bylineLimit, bylineRoles, type Draft, topicsLimit } from '#articles/pure.ts';
import styles from './panel.module.css';

export type Choice = { slug: string; name: string };

/** What can be chosen, as the publication has it. */
export type FilingChoices = {
  /** In the order of the tree; a child's name says its parent. */
  sections: Choice[];
  formats: Choice[];
  editions: Choice[];
  topics: Choice[];
  people: Choice[];
};

export type Filed = Pick<Draft, 'section' | 'format' | 'edition' | 'topics' | 'byline' | 'slug'>;

type Props = {
  filed: Filed;
  choices: FilingChoices;
  mayEdit: boolean;
  /** Readers know the address already; changing it makes the old one lead to the new one. */
  isLive: boolean;
  onChange: (change: Partial<Filed>) => void;
  /** The picture, between the byline and the topics. */
  children?: ReactNode;
};

const options = (choices: Choice[]) =>
  choices.map(({ slug, name }) => ({ value: slug, label: name }));

export function FilingPanel({ filed, choices, mayEdit, isLive, onChange, children }: Props) {
  const one = (name: 'section' | 'format' | 'edition', label: string, from: Choice[]) => (
    <Select
      id={`filing-${name}`}
      label={label}
      data={options(from)}
      value={filed[name]}
      allowDeselect={false}
      searchable={from.length > 8}
      readOnly={!mayEdit}
      onChange={(value) => value && onChange({ [name]: value })}
    />
  );
  return (
    <Stack gap="sm">
      {one('section', 'Section', choices.sections)}
      {one('format', 'Format', choices.formats)}
      {one('edition', 'Edition', choices.editions)}
      <BylineField filed={filed} choices={choices} mayEdit={mayEdit} onChange={onChange} />
      {children}
      <MultiSelect
        id="filing-topics"
        label="Topics"
        data={options(choices.topics)}
        value={filed.topics}
        maxValues={topicsLimit}
        searchable
        readOnly={!mayEdit}
        placeholder={filed.topics.length === 0 ? 'What is it about?' : ''}
        nothingFoundMessage="No topic is called that"
        onChange={(topics) => onChange({ topics })}
      />
      <TextInput
        id="filing-slug"
        label="Address"
        description={
          isLive
            ? 'Readers know this address. When you change it, the old one leads to the new one.'
            : 'The last part of the story’s address.'
        }
        value={filed.slug}
        readOnly={!mayEdit}
        onChange={(event) => onChange({ slug: event.currentTarget.value })}
      />
    </Stack>
  );
}

const roleWords: Record<(typeof bylineRoles)[number], string> = {
  author: 'By',
  with: 'With',
  research: 'Research by',
  pictures: 'Pictures by',
};

function BylineField({ filed, choices, mayEdit, onChange }: Omit<Props, 'isLive' | 'children'>) {
  const { byline } = filed;
  const set = (next: Filed['byline']) => onChange({ byline: next });
  const change = (at: number, part: Partial<Filed['byline'][number]>) =>
    set(byline.map((entry, index) => (index === at ? { ...entry, ...part } : entry)));
  const move = (at: number, to: number) => {
    const next = [...byline];
    const [entry] = next.splice(at, 1);
    if (entry) next.splice(to, 0, entry);
    set(next);
  };
  const named = new Set(byline.map(({ person }) => person));
  const name = (slug: string) => choices.people.find((each) => each.slug === slug)?.name ?? slug;
  return (
    <fieldset className={styles.fieldset} id="filing-byline" tabIndex={-1}>
      <legend>Byline</legend>
      {byline.map((entry, at) => (
        <Group key={entry.person} gap={4} wrap="nowrap" mb={4}>
          <Select
            aria-label={`What ${name(entry.person)} did`}
            size="xs"
            w={110}
            data={bylineRoles.map((role) => ({ value: role, label: roleWords[role] }))}
            value={entry.role}
            allowDeselect={false}
            readOnly={!mayEdit}
            onChange={(role) => {
              const chosen = bylineRoles.find((each) => each === role);
              if (chosen) change(at, { role: chosen });
            }}
          />
          <span className={styles.person}>{name(entry.person)}</span>
          {mayEdit ? (
            <>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Name ${name(entry.person)} earlier`}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Name ${name(entry.person)} later`}
                disabled={at === byline.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Take ${name(entry.person)} out of the byline`}
                onClick={() => set(byline.filter((_, index) => index !== at))}
              >
                <IconX size={14} />
              </ActionIcon>
            </>
          ) : null}
        </Group>
      ))}
      {mayEdit && byline.length < bylineLimit ? (
        <Select
          aria-label="Add a name to the byline"
          placeholder={byline.length === 0 ? 'Who wrote it?' : 'Add a name'}
          searchable
          data={options(choices.people.filter(({ slug }) => !named.has(slug)))}
          value={null}
          nothingFoundMessage="Nobody is called that"
          onChange={(person) =>
            person &&
            set([
              ...byline,
              {
                person,
                role: byline.some(({ role }) => role === 'author') ? 'with' : 'author',
                edition: filed.edition,
              },
            ])
          }
        />
      ) : null}
    </fieldset>
  );
}

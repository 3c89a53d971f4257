'use client';
/** The filters of a list. They are its address: every choice is a link somebody else can open. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useTransition } from 'react';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { type Filters, listHref } from './address.ts';
import styles from './FilterBar.module.css';

export type FilterField = {
  name: string;
  label: string;
  /** The first option, which filters nothing. */
  any: string;
  options: { value: string; label: string }[];
};

type Props = { path: string; filters: Filters; fields: FilterField[]; searchLabel: string };

/** Long enough not to ask for every letter. */
const typingMs = 250;

export function FilterBar({ path, filters, fields, searchLabel }: Props) {
  const router = useRouter();
  const [isWaiting, startWaiting] = useTransition();
  const search = useRef<HTMLInputElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = (change: Filters) =>
    startWaiting(() => router.replace(listHref(path, filters, change), { scroll: false }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    clearTimeout(typing.current);
    go({ text: search.current?.value.trim() ?? '' });
  };
  useShortcuts([
    { keys: '/', label: 'Search this list', group: 'List', run: () => search.current?.focus() },
  ]);
  const isFiltered = fields.some(({ name }) => filters[name]) || filters.text;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form with this role is the search landmark
    <form
      className={styles.bar}
      role="search"
      action={path}
      onSubmit={submit}
      aria-busy={isWaiting}
    >
      <TextInput
        ref={search}
        className={styles.search ?? ''}
        type="search"
        name="text"
        label={searchLabel}
        placeholder="Words of the headline"
        defaultValue={filters.text ?? ''}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          clearTimeout(typing.current);
          typing.current = setTimeout(() => go({ text: typed }), typingMs);
        }}
      />
      {fields.map(({ name, label, any, options }) => (
        <NativeSelect
          key={name}
          name={name}
          label={label}
          value={filters[name] ?? ''}
          data={[{ value: '', label: any }, ...options]}
          onChange={(event) => go({ [name]: event.currentTarget.value })}
        />
      ))}
      {isFiltered ? (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            if (search.current) search.current.value = '';
            router.replace(listHref(path, filters.view ? { view: filters.view } : {}));
          }}
        >
          Clear
        </Button>
      ) : null}
    </form>
  );
}

'use client';
/** Cites a source for the words before the cursor: one of the story's, or a new one. */
import { Button, Group, Modal, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { EditorSource } from './story-context.client.tsx';

export type Cited = { source: string; where: string | null };

type Props = {
  sources: EditorSource[];
  /** What is cited already at this place. */
  cited: Cited | null;
  /** The words the citation is for. */
  words: string;
  onClose(): void;
  onCite(cited: Cited): void;
  onAdd(source: EditorSource): void;
  onRemove: (() => void) | null;
};

const blank = { publisher: '', headline: '', url: '', published: '', quote: '' };

export function CiteDialog({ sources, cited, words, onClose, onCite, onAdd, onRemove }: Props) {
  const [isNew, setIsNew] = useState(sources.length === 0);
  const [chosen, setChosen] = useState(cited?.source ?? sources[0]?.key ?? '');
  const [where, setWhere] = useState(cited?.where ?? '');
  const [source, setSource] = useState(blank);
  const [problem, setProblem] = useState<{ field: keyof typeof blank; words: string } | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const place = where.trim() || null;
    if (!isNew) {
      if (chosen) onCite({ source: chosen, where: place });
      return;
    }
    const found = problemOf(source);
    setProblem(found);
    if (found) {
      document.getElementById(`cite-${found.field}`)?.focus();
      return;
    }
    const added = fromForm(source, sources);
    onAdd(added);
    onCite({ source: added.key, where: place });
  };
  const field = (name: keyof typeof blank, label: string, example: string) => ({
    id: `cite-${name}`,
    label,
    placeholder: example,
    value: source[name],
    error: problem?.field === name ? problem.words : undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setSource((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={cited ? 'Change the citation' : 'Cite a source'}
      size="lg"
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {words ? (
            <Text size="sm" c="dimmed">
              For “{words}”
            </Text>
          ) : null}
          {isNew ? (
            <>
              <TextInput
                data-autofocus
                withAsterisk
                {...field('publisher', 'Outlet', 'The New York Times')}
              />
              <TextInput withAsterisk {...field('headline', 'Headline', 'What it is called')} />
              <TextInput type="url" {...field('url', 'Address', 'https://…')} />
              <TextInput {...field('published', 'Date', '2025-03-14, 2025-03 or 2025')} />
              <Textarea
                autosize
                minRows={1}
                {...field('quote', 'Quotation', 'The words the story leans on')}
              />
            </>
          ) : (
            <Radio.Group label="Sources of this story" value={chosen} onChange={setChosen}>
              <Stack gap="xs" mt="xs">
                {sources.map(({ key, publisher, headline, description, published }, index) => (
                  <Radio
                    key={key}
                    value={key}
                    label={publisher}
                    description={[headline ?? description, published].filter(Boolean).join(', ')}
                    {...(index === 0 ? { 'data-autofocus': true } : {})}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <TextInput
            label="Where in it"
            placeholder="p. 4"
            value={where}
            onChange={(event) => setWhere(event.currentTarget.value)}
          />
          <Group justify="space-between">
            <Group gap="xs">
              {sources.length > 0 ? (
                <Button variant="subtle" onClick={() => setIsNew(!isNew)}>
                  {isNew ? 'One of the story’s sources' : 'Add a source'}
                </Button>
              ) : null}
              {onRemove ? (
                <Button variant="subtle" color="red" onClick={onRemove}>
                  Take the citation out
                </Button>
              ) : null}
            </Group>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit">{isNew ? 'Add and cite' : 'Cite'}</Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function problemOf(source: typeof blank): { field: keyof typeof blank; words: string } | null {
  if (!source.publisher.trim()) return { field: 'publisher', words: 'Say who published it' };
  if (!source.headline.trim()) return { field: 'headline', words: 'Say what it is called' };
  if (source.url.trim() && !/^https?:\/\/\S+\.\S+/.test(source.url.trim())) {
    return { field: 'url', words: 'Write the whole address, with https://' };
  }
  const date = source.published.trim();
  const isDate = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date) && !Number.isNaN(Date.parse(date));
  if (date && !isDate)
    return { field: 'published', words: 'Write it as 2025-03-14, 2025-03 or 2025' };
  return null;
}

function fromForm(form: typeof blank, sources: EditorSource[]): EditorSource {
  const text = (value: string) => value.trim() || undefined;
  return {
    key: newKey(
      form.publisher,
      sources.map(({ key }) => key),
    ),
    publisher: form.publisher.trim(),
    headline: text(form.headline),
    url: text(form.url),
    published: text(form.published),
    quote: text(form.quote),
  };
}

/** A short name of its own: `new-york-times`, then `new-york-times-2`. */
function newKey(publisher: string, taken: string[]): string {
  const plain = publisher
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const name = plain || 'source';
  let key = name;
  for (let number = 2; taken.includes(key); number += 1) key = `${name}-${number}`;
  return key;
}

'use client';
/** The fields of a block: what is not words of its own. */
import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import type { NodeViewProps } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { StoryFinder } from '../../shell/StoryFinder.client.tsx';
import { useStoryAround } from '../story-context.client.tsx';
import styles from './blocks.module.css';
import type { BlockField } from './catalogue.ts';
import { addressOf, playerFrom } from './player.ts';

export function Field({ field, ...props }: NodeViewProps & { field: BlockField }) {
  const { node, updateAttributes } = props;
  const around = useStoryAround();
  const value: unknown = node.attrs[field.name];
  const text = typeof value === 'string' ? value : '';
  const set = (next: string) =>
    updateAttributes({ [field.name]: next === '' && field.optional ? null : next });
  const common = {
    size: 'xs',
    label: field.label,
    className: styles.field,
    readOnly: !around.isEditable,
  } as const;
  switch (field.kind) {
    case 'source':
      return (
        <NativeSelect
          {...common}
          disabled={!around.isEditable}
          value={text}
          data={[
            { value: '', label: 'Nobody named' },
            ...around.sources.map(({ key, publisher, headline }) => ({
              value: key,
              label: headline ? `${publisher}: ${headline}` : publisher,
            })),
            ...unknownOption(
              text,
              around.sources.map(({ key }) => key),
            ),
          ]}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'newsletter':
    case 'promo': {
      const known = field.kind === 'promo' ? around.library.promos : around.library.newsletters;
      return (
        <NativeSelect
          {...common}
          disabled={!around.isEditable}
          value={text}
          data={[
            { value: '', label: 'Choose one' },
            ...known.map(({ slug, name }) => ({ value: slug, label: name })),
            ...unknownOption(
              text,
              known.map(({ slug }) => slug),
            ),
          ]}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    }
    case 'story':
      return <StoryField {...props} label={field.label} value={text} />;
    case 'picture':
      return <PictureField {...props} label={field.label} value={text} />;
    case 'player':
      return (
        <TextInput
          {...common}
          placeholder={field.example ?? ''}
          defaultValue={addressOf({
            from: node.attrs.from,
            id: node.attrs.id,
            url: node.attrs.url,
          })}
          onChange={(event) => updateAttributes(playerFrom(event.currentTarget.value))}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          placeholder={field.example ?? ''}
          value={text}
          error={errorOf(field, text)}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

function unknownOption(value: string, known: string[]) {
  return value && !known.includes(value) ? [{ value, label: `${value} (not found)` }] : [];
}

function errorOf(field: BlockField, value: string): ReactNode {
  if (field.optional) return undefined;
  if (!value) return 'Needed';
  if (field.kind === 'date' && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value))
    return 'Write it as 2019-05-21';
  return undefined;
}

function PictureField({
  updateAttributes,
  label,
  value,
}: NodeViewProps & { label: string; value: string }) {
  const { library, isEditable } = useStoryAround();
  const [isOpen, setIsOpen] = useState(false);
  const { PicturePicker } = library;
  if (!PicturePicker) {
    return (
      <TextInput
        size="xs"
        label={label}
        className={styles.field}
        placeholder="Its key in the library"
        value={value}
        error={value ? undefined : 'Needed'}
        readOnly={!isEditable}
        onChange={(event) => updateAttributes({ picture: event.currentTarget.value })}
      />
    );
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!isEditable}
        onClick={() => setIsOpen(true)}
      >
        {value ? 'Choose another picture' : 'Choose a picture'}
      </Button>
      <PicturePicker
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        onPick={({ key }) => {
          updateAttributes({ picture: key });
          setIsOpen(false);
        }}
      />
    </>
  );
}

/** Readers are shown the card while the story it names is live; until then it is left out. */
function StoryField({
  updateAttributes,
  label,
  value,
}: NodeViewProps & { label: string; value: string }) {
  const { library, isEditable } = useStoryAround();
  const [state, setState] = useState('');
  if (!isEditable) return <Text size="xs">{library.stories[value] ?? value}</Text>;
  return (
    <div className={styles.field}>
      <StoryFinder
        label={value ? 'Choose another story' : label}
        onChoose={(story) => {
          updateAttributes({ story: story.slug });
          setState(story.state);
        }}
      />
      {value && state && state !== 'Live' ? (
        <Text size="xs">Readers see the card once that story is live.</Text>
      ) : null}
    </div>
  );
}

'use client';
/** A block in the text: what it is, its fields, its words, and the keys to move and remove it. */
import { ActionIcon, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { StoryFinder } from '../../shell/StoryFinder.client.tsx';
import { useStoryAround } from '../story-context.client.tsx';
import styles from './blocks.module.css';
import { type BlockField, kindOf, timelineEvent, view } from './catalogue.ts';
import { moveBlock, removeBlock } from './move.ts';
import { addressOf, playerFrom } from './player.ts';

export function BlockView(props: NodeViewProps) {
  const { node, editor, getPos } = props;
  const { isEditable } = useStoryAround();
  const kind = kindOf(node.type.name);
  if (!kind) return null;
  const isLeaf = node.isAtom;
  const inside = () => {
    const pos = getPos();
    if (pos === undefined) return;
    const { state } = editor;
    if (isLeaf) editor.commands.setNodeSelection(pos);
    else if (state.selection.from <= pos || state.selection.to >= pos + node.nodeSize) {
      editor.commands.setTextSelection(pos + (node.firstChild?.isTextblock ? 2 : 3));
    }
  };
  const act = (change: typeof removeBlock) => {
    inside();
    const transaction = change(editor.state);
    if (transaction) editor.view.dispatch(transaction);
    editor.view.focus();
  };
  return (
    <NodeViewWrapper
      className={styles.block}
      data-kind={kind.node}
      data-selected={props.selected || undefined}
    >
      <div className={styles.head} contentEditable={false}>
        <Text className={styles.name}>{kind.label}</Text>
        {isEditable ? (
          <Group gap={2} className={styles.tools}>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={`Move ${kind.label} up`}
              onClick={() => act((state) => moveBlock(state, -1))}
            >
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={`Move ${kind.label} down`}
              onClick={() => act((state) => moveBlock(state, 1))}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={`Remove ${kind.label}`}
              onClick={() => act(removeBlock)}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </Group>
        ) : null}
      </div>
      {isLeaf ? <LeafPreview {...props} /> : <NodeViewContent className={styles.content} />}
      {kind.fields.length > 0 ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads from any field back to the text
        <div
          className={styles.fields}
          contentEditable={false}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            inside();
            // At once: what is typed next must not go elsewhere.
            editor.view.focus();
          }}
        >
          {kind.fields.map((field) => (
            <Field key={field.name} field={field} {...props} />
          ))}
        </div>
      ) : null}
      {isEditable ? <AddPart {...props} /> : null}
    </NodeViewWrapper>
  );
}

/** One more event or view, after the last. */
function AddPart({ node, editor, getPos }: NodeViewProps) {
  const part =
    node.type.name === 'timeline'
      ? timelineEvent
      : node.type.name === 'perspectives'
        ? view
        : undefined;
  if (!part) return null;
  const add = () => {
    const end = (getPos() ?? 0) + node.nodeSize - 1;
    editor
      .chain()
      .insertContentAt(end, part)
      .setTextSelection(end + 2)
      .focus()
      .run();
  };
  return (
    <div contentEditable={false}>
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
        {kindOf(part.type)?.label}
      </Button>
    </div>
  );
}

function Field({ field, ...props }: NodeViewProps & { field: BlockField }) {
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

/** What readers will see of a block that has no words of its own. */
function LeafPreview({ node }: NodeViewProps) {
  const { library } = useStoryAround();
  const { name, picture, caption, from, id, url, label, story } = node.attrs;
  switch (node.type.name) {
    case 'figure': {
      const shown = library.pictures[picture];
      return shown ? (
        <figure className={styles.figure} contentEditable={false}>
          {/* biome-ignore lint/performance/noImgElement: our own variants, no optimiser */}
          <img src={shown.url} alt={shown.alt} />
          <figcaption>
            {caption || shown.caption} <small>{shown.credit}</small>
          </figcaption>
        </figure>
      ) : (
        <Preview>{picture ? `Picture ${picture}` : 'No picture chosen yet'}</Preview>
      );
    }
    case 'newsletter': {
      const letter = library.newsletters.find(({ slug }) => slug === name);
      return (
        <Preview>{letter ? `Sign up for ${letter.name}` : 'No newsletter chosen yet'}</Preview>
      );
    }
    case 'promo': {
      const promo = library.promos.find(({ slug }) => slug === name);
      return <Preview>{promo?.name ?? 'No promo chosen yet'}</Preview>;
    }
    case 'related':
      return (
        <Preview>
          {story ? (library.stories[story] ?? `The story ${story}`) : 'No story chosen yet'}
        </Preview>
      );
    default:
      return <Preview>{label || addressOf({ from, id, url }) || 'Nothing to play yet'}</Preview>;
  }
}

function Preview({ children }: { children: ReactNode }) {
  return (
    <p className={styles.preview} contentEditable={false}>
      {children}
    </p>
  );
}

/** Kept as its source, and changed there. */
export function RawView({ node, updateAttributes }: NodeViewProps) {
  const { isEditable } = useStoryAround();
  const source = String(node.attrs.source);
  return (
    <NodeViewWrapper className={styles.block} data-kind="raw">
      <label className={styles.raw} contentEditable={false}>
        <Text component="span" className={styles.name}>
          Markdown, kept as it is
        </Text>
        <textarea
          value={source}
          rows={Math.min(source.split('\n').length, 12)}
          spellCheck={false}
          readOnly={!isEditable}
          onChange={(event) => updateAttributes({ source: event.currentTarget.value })}
        />
      </label>
    </NodeViewWrapper>
  );
}

export function FootnoteView({ node }: NodeViewProps) {
  const { footnoteNumberOf } = useStoryAround();
  const label = String(node.attrs.label);
  return (
    <NodeViewWrapper className={styles.footnote}>
      <span contentEditable={false} className={styles.number}>
        {footnoteNumberOf(label) ?? label}
      </span>
      <NodeViewContent />
    </NodeViewWrapper>
  );
}

export function FootnoteMark({ node }: NodeViewProps) {
  const { footnoteNumberOf } = useStoryAround();
  const label = String(node.attrs.label);
  return (
    <NodeViewWrapper as="sup" className={styles.mark} title={`Footnote ${label}`}>
      {footnoteNumberOf(label) ?? label}
    </NodeViewWrapper>
  );
}

export function CitationMark({ node, getPos, selected }: NodeViewProps) {
  const { sources, numberOf, citeAgain } = useStoryAround();
  const key = String(node.attrs.source);
  const source = sources.find((each) => each.key === key);
  const shown = source ? String(numberOf(key) ?? '•') : '?';
  const words = source
    ? `Source ${shown}: ${source.publisher}`
    : `${shown} There is no source ${key} in this story`;
  return (
    <NodeViewWrapper as="sup" className={styles.mark} data-selected={selected || undefined}>
      <button
        type="button"
        aria-label={words}
        title={words}
        data-missing={source ? undefined : true}
        onClick={() => citeAgain(getPos() ?? 0)}
      >
        {shown}
      </button>
    </NodeViewWrapper>
  );
}

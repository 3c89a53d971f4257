'use client';
/** A block in the text: what it is, its fields, its words, and the keys to move and remove it. */
import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useStoryAround } from '../story-context.client.tsx';
import { Field } from './BlockFields.client.tsx';
import styles from './blocks.module.css';
import { kindOf, timelineEvent, view } from './catalogue.ts';
import { moveBlock, removeBlock } from './move.ts';
import { addressOf } from './player.ts';

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

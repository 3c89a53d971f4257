'use client';
/** What stands in the text beside its blocks: sources, footnotes, and what the editor does not know. */
import { Text } from '@mantine/core';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useStoryAround } from '../story-context.client.tsx';
import styles from './blocks.module.css';

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

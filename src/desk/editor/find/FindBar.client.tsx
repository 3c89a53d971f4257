'use client';
/** Find and replace over the text, from the keyboard: Enter goes on, Shift-Enter back, Escape closes. */
import { ActionIcon, Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import styles from '../editor.module.css';
import { findKey, goTo, replaceAll, replaceOne, searchFor } from './find.ts';

export function FindBar({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  const [isExact, setIsExact] = useState(false);
  const found = useEditorState({
    editor,
    selector: ({ editor }) => findKey.getState(editor.state),
  });
  useEffect(() => {
    editor.view.dispatch(searchFor(editor.state, { text, isExact }));
  }, [editor, text, isExact]);
  const close = () => {
    editor.view.dispatch(searchFor(editor.state, { text: '', isExact: false }));
    onClose();
    editor.view.focus();
  };
  const go = (direction: -1 | 1) => {
    editor.view.dispatch(goTo(editor.state, direction));
    editor.view.dom.querySelector('.found-here')?.scrollIntoView({ block: 'center' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else return;
    event.stopPropagation();
  };
  const count = found?.matches.length ?? 0;
  return (
    <search className={styles.find} onKeyDown={onKeyDown}>
      <Group gap="xs">
        <TextInput
          size="xs"
          aria-label="Find"
          placeholder="Find"
          data-autofocus
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text size="xs" role="status" miw={70}>
          {text ? (count > 0 ? `${(found?.current ?? 0) + 1} of ${count}` : 'Not found') : ''}
        </Text>
        <ActionIcon variant="subtle" aria-label="The one before" onClick={() => go(-1)}>
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label="The next" onClick={() => go(1)}>
          <IconChevronDown size={16} />
        </ActionIcon>
        <Checkbox
          size="xs"
          label="Capitals count"
          checked={isExact}
          onChange={(event) => setIsExact(event.currentTarget.checked)}
        />
        {editor.isEditable ? (
          <>
            <TextInput
              size="xs"
              aria-label="Replace with"
              placeholder="Replace with"
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Button
              size="compact-xs"
              variant="default"
              disabled={count === 0}
              onClick={() => editor.view.dispatch(replaceOne(editor.state, words))}
            >
              Replace
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={count === 0}
              onClick={() => editor.view.dispatch(replaceAll(editor.state, words))}
            >
              Replace all
            </Button>
          </>
        ) : null}
        <ActionIcon variant="subtle" aria-label="Close find and replace" onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </search>
  );
}

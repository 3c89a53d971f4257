'use client';
/** The address of a link, for the words that are chosen or the link the cursor is in. */
import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useShortcuts } from '../shell/shortcuts.client.tsx';

export function LinkTool({ editor }: { editor: Editor }) {
  const [isOpen, setIsOpen] = useState(false);
  const [href, setHref] = useState('');
  const open = () => {
    const { href: now } = editor.getAttributes('link');
    setHref(typeof now === 'string' ? now : '');
    setIsOpen(true);
  };
  useShortcuts([{ keys: 'mod+alt+K', label: 'Link', group: 'In the text', run: open }]);
  const set = () => {
    const address = href.trim();
    const chain = editor.chain().focus().extendMarkRange('link');
    if (!address) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain
        .insertContent({
          type: 'text',
          text: address,
          marks: [{ type: 'link', attrs: { href: address } }],
        })
        .run();
    } else chain.setLink({ href: address }).run();
    setIsOpen(false);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      trapFocus
      position="bottom"
      shadow="md"
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-label="Link (Ctrl-Alt-K)"
          title="Link (Ctrl-Alt-K)"
          onClick={open}
        >
          <IconLink size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs">
          <TextInput
            size="xs"
            aria-label="Address of the link"
            placeholder="https://… or /section/story"
            value={href}
            data-autofocus
            onChange={(event) => setHref(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') set();
            }}
          />
          <Button size="compact-sm" onClick={set}>
            {href.trim() ? 'Set' : 'Remove'}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

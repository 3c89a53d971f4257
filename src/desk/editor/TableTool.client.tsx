'use client';
/** What can be done to the table the cursor is in. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';

export function TableTool({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus();
  const actions: [string, () => void][] = [
    ['Row below', () => chain().addRowAfter().run()],
    ['Column to the right', () => chain().addColumnAfter().run()],
    ['Numbers to the right', () => chain().setCellAttribute('align', 'right').run()],
    ['Remove row', () => chain().deleteRow().run()],
    ['Remove column', () => chain().deleteColumn().run()],
    ['Remove table', () => chain().deleteTable().run()],
  ];
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <ActionIcon variant="light" tabIndex={-1} aria-label="Table" title="Table">
          <IconTable size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(([label, run]) => (
          <Menu.Item key={label} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

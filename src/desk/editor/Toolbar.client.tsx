'use client';
/** What can be done to the words and blocks under the cursor; one stop for Tab, arrows within. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconCode,
  IconH2,
  IconH3,
  IconItalic,
  IconList,
  IconListNumbers,
  IconPlus,
  IconQuote,
  IconSearch,
  IconStrikethrough,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { choices } from './choices.ts';
import styles from './editor.module.css';
import { LinkTool } from './LinkTool.client.tsx';
import { TableTool } from './TableTool.client.tsx';

type Tool = { label: string; icon: ReactNode; isOn?: boolean; isOff?: boolean; run(): void };

type Props = {
  editor: Editor;
  isSource: boolean;
  onCite(): void;
  onFind(): void;
  onSource(): void;
};

export function Toolbar({ editor, isSource, onCite, onFind, onSource }: Props) {
  const on = useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      strike: editor.isActive('strike'),
      code: editor.isActive('code'),
      h2: editor.isActive('heading', { level: 2 }),
      h3: editor.isActive('heading', { level: 3 }),
      list: editor.isActive('bulletList'),
      numbers: editor.isActive('orderedList'),
      quote: editor.isActive('blockquote'),
      table: editor.isActive('table'),
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
    }),
  });
  useShortcuts([
    {
      keys: 'mod+alt+M',
      label: isSource ? 'Back from Markdown' : 'Write in Markdown',
      group: 'In the text',
      run: onSource,
    },
  ]);
  const chain = () => editor.chain().focus();
  const tools: Tool[] = [
    {
      label: 'Undo (Ctrl-Z)',
      icon: <IconArrowBackUp size={18} />,
      isOff: !on.canUndo,
      run: () => chain().undo().run(),
    },
    {
      label: 'Redo (Ctrl-Shift-Z)',
      icon: <IconArrowForwardUp size={18} />,
      isOff: !on.canRedo,
      run: () => chain().redo().run(),
    },
    {
      label: 'Heading',
      icon: <IconH2 size={18} />,
      isOn: on.h2,
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      label: 'Smaller heading',
      icon: <IconH3 size={18} />,
      isOn: on.h3,
      run: () => chain().toggleHeading({ level: 3 }).run(),
    },
    {
      label: 'Bold (Ctrl-B)',
      icon: <IconBold size={18} />,
      isOn: on.bold,
      run: () => chain().toggleBold().run(),
    },
    {
      label: 'Italic (Ctrl-I)',
      icon: <IconItalic size={18} />,
      isOn: on.italic,
      run: () => chain().toggleItalic().run(),
    },
    {
      label: 'Struck out',
      icon: <IconStrikethrough size={18} />,
      isOn: on.strike,
      run: () => chain().toggleStrike().run(),
    },
    {
      label: 'Code',
      icon: <IconCode size={18} />,
      isOn: on.code,
      run: () => chain().toggleMark('code').run(),
    },
    {
      label: 'List',
      icon: <IconList size={18} />,
      isOn: on.list,
      run: () => chain().toggleBulletList().run(),
    },
    {
      label: 'Numbered list',
      icon: <IconListNumbers size={18} />,
      isOn: on.numbers,
      run: () => chain().toggleOrderedList().run(),
    },
    {
      label: 'Quotation',
      icon: <IconQuote size={18} />,
      isOn: on.quote,
      run: () => chain().toggleBlockquote().run(),
    },
  ];
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Text" onKeyDown={roving}>
      {isSource ? null : (
        <>
          {tools.map(({ label, icon, isOn, isOff, run }, index) => (
            <ActionIcon
              key={label}
              variant={isOn ? 'light' : 'subtle'}
              color={isOn ? 'ink' : 'gray'}
              aria-label={label}
              title={label}
              aria-pressed={isOn}
              aria-disabled={isOff}
              data-faint={isOff || undefined}
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => (isOff ? undefined : run())}
            >
              {icon}
            </ActionIcon>
          ))}
          <LinkTool editor={editor} />
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            tabIndex={-1}
            onClick={onCite}
            title="Cite a source (Ctrl-Alt-S)"
            leftSection={<IconZoomQuestion size={16} />}
          >
            Cite
          </Button>
          <Menu position="bottom-start" width={280} shadow="md">
            <Menu.Target>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                tabIndex={-1}
                leftSection={<IconPlus size={16} />}
              >
                Block
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={360} className={styles.menu}>
              {choices.map((choice) => (
                <Menu.Item key={choice.label} onClick={() => choice.insert(editor)}>
                  {choice.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          {on.table ? <TableTool editor={editor} /> : null}
          <ActionIcon
            variant="subtle"
            color="gray"
            tabIndex={-1}
            aria-label="Find and replace (Ctrl-F)"
            title="Find and replace (Ctrl-F)"
            onClick={onFind}
          >
            <IconSearch size={18} />
          </ActionIcon>
        </>
      )}
      <Button
        size="compact-sm"
        className={styles.last ?? ''}
        variant={isSource ? 'light' : 'subtle'}
        color={isSource ? 'ink' : 'gray'}
        aria-pressed={isSource}
        tabIndex={isSource ? 0 : -1}
        title="The text as Markdown (Ctrl-Alt-M)"
        onClick={onSource}
      >
        Markdown
      </Button>
    </div>
  );
}

/** Arrow keys go from tool to tool, as in every toolbar. */
function roving(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLButtonElement)) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(':scope > button')];
  const at = tools.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  tools[(at + step + tools.length) % tools.length]?.focus();
}

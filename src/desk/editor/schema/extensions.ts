/** The schema of a story’s document: what the dialect can say, and nothing it cannot. */
import { Extension, Mark, markInputRule } from '@tiptap/core';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit, type StarterKitOptions } from '@tiptap/starter-kit';

/** What Markdown says about ordinary text and Tiptap's own nodes have no place for. */
const MarkdownDetails = Extension.create({
  name: 'markdownDetails',
  addGlobalAttributes: () => [
    {
      // A loose list has blank lines between its points, and more air on the page.
      types: ['bulletList', 'orderedList', 'listItem'],
      attributes: { spread: hidden(false) },
    },
    {
      types: ['listItem'],
      attributes: {
        checked: {
          default: null,
          parseHTML: (element) => {
            const checked = element.getAttribute('data-checked');
            return checked === null ? null : checked === 'true';
          },
          renderHTML: ({ checked }) => (checked === null ? {} : { 'data-checked': checked }),
        },
      },
    },
    { types: ['codeBlock'], attributes: { meta: hidden(null) } },
    // `[text][label]`: the address stands elsewhere in the text.
    { types: ['link'], attributes: { label: hidden(null), reference: hidden(null) } },
  ],
});

function hidden(fallback: boolean | null) {
  return { default: fallback, rendered: false };
}

/** Words as a machine reads them; unlike Tiptap's own, other marks may lie over it. */
const Code = Mark.create({
  name: 'code',
  excludes: '',
  code: true,
  exitable: true,
  parseHTML: () => [{ tag: 'code:not([data-raw])' }],
  renderHTML: () => ['code', 0],
  addKeyboardShortcuts() {
    return { 'Mod-e': () => this.editor.commands.toggleMark(this.name) };
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)(?!`)$/, type: this.type })];
  },
});

const options: Partial<StarterKitOptions> = {
  code: false,
  // Markdown has no underline; readers take it for a link.
  underline: false,
  // An empty last paragraph is not in the text, and the editor page leaves room below.
  trailingNode: false,
  heading: { levels: [1, 2, 3, 4, 5, 6] },
  link: {
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    markdownLinks: true,
    HTMLAttributes: { target: null, rel: null },
  },
};

/** Ordinary text. Tables are added beside it, for in a browser they come with their commands. */
export const textExtensions = [StarterKit.configure(options), Code, MarkdownDetails];

/** A cell holds one line, as in Markdown; the first row is the heading. */
export const tableParts = [
  TableRow,
  TableHeader.extend({ content: 'paragraph' }),
  TableCell.extend({ content: 'paragraph' }),
];

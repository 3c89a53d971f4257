/** Find and replace in the document: what is found is marked, never changed by looking. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export type Match = { from: number; to: number };
export type Search = { text: string; isExact: boolean };

type Found = { search: Search; matches: Match[]; current: number };

const nothing: Found = { search: { text: '', isExact: false }, matches: [], current: -1 };
export const findKey = new PluginKey<Found>('find');

/** Every place of a text, within one paragraph each. */
export function findIn(doc: Node, { text, isExact }: Search): Match[] {
  if (!text) return [];
  const fold = (words: string) => (isExact ? words : words.toLowerCase());
  const wanted = fold(text);
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    // Whatever is not text counts one place, as in the document.
    const words = fold(node.textBetween(0, node.content.size, '\ufffc', '\ufffc'));
    for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length)) {
      matches.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
    }
    return false;
  });
  return matches;
}

export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key: findKey,
      state: {
        init: () => nothing,
        apply(transaction, before) {
          const asked: Partial<Found> | undefined = transaction.getMeta(findKey);
          const search = asked?.search ?? before.search;
          if (!asked && !transaction.docChanged) return before;
          const matches = findIn(transaction.doc, search);
          const current = Math.min(asked?.current ?? before.current, matches.length - 1);
          return { search, matches, current };
        },
      },
      props: {
        decorations(state) {
          const { matches, current } = findKey.getState(state) ?? nothing;
          return DecorationSet.create(
            state.doc,
            matches.map(({ from, to }, index) =>
              Decoration.inline(from, to, {
                class: index === current ? 'found found-here' : 'found',
              }),
            ),
          );
        },
      },
    }),
  ],
});

export function searchFor(state: EditorState, search: Search): Transaction {
  const from = state.selection.from;
  const matches = findIn(state.doc, search);
  const next = matches.findIndex((match) => match.from >= from);
  const current = next < 0 && matches.length > 0 ? 0 : next;
  return state.tr.setMeta(findKey, { search, current });
}

/** To the next or the one before, around the end. */
export function goTo(state: EditorState, direction: -1 | 1): Transaction {
  const { matches, current } = findKey.getState(state) ?? nothing;
  const { length } = matches;
  const next = length === 0 ? -1 : (current + direction + length) % length;
  const match = matches[next];
  const transaction = state.tr.setMeta(findKey, { current: next });
  if (!match) return transaction;
  return transaction
    .setSelection(TextSelection.create(transaction.doc, match.from, match.to))
    .scrollIntoView();
}

/** The one that is marked now; what comes after it is marked next. Marks like bold stay. */
export function replaceOne(state: EditorState, words: string): Transaction {
  const { matches, current } = findKey.getState(state) ?? nothing;
  const match = matches[current];
  if (!match) return state.tr;
  const transaction = replaced(state.tr, match, words);
  const after = findIn(transaction.doc, findKey.getState(state)?.search ?? nothing.search);
  const next = after.findIndex(({ from }) => from >= match.from + words.length);
  return transaction.setMeta(findKey, { current: Math.max(next, 0) });
}

export function replaceAll(state: EditorState, words: string): Transaction {
  const { matches } = findKey.getState(state) ?? nothing;
  // From the end, so that the places before stay where they are.
  return matches
    .toReversed()
    .reduce((transaction, match) => replaced(transaction, match, words), state.tr);
}

function replaced(transaction: Transaction, { from, to }: Match, words: string): Transaction {
  const marks = transaction.doc.resolve(from).marksAcross(transaction.doc.resolve(to)) ?? [];
  return words
    ? transaction.replaceWith(from, to, transaction.doc.type.schema.text(words, marks))
    : transaction.delete(from, to);
}

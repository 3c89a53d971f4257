/** Blocks by key: up, down and out, as the hand would drag them. */
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';

type Place = { pos: number; depth: number; index: number };

/** The block the cursor is in: an event within its timeline, else the outermost one. */
export function blockAtCursor(state: EditorState): Place | undefined {
  const { $from } = state.selection;
  if (state.selection instanceof NodeSelection && $from.depth === 0) {
    return { pos: $from.pos, depth: 0, index: $from.index(0) };
  }
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    const isOwnPart = name === 'timelineEvent' || name === 'view' || name === 'listItem';
    if (isOwnPart || depth === 1) {
      return { pos: $from.before(depth), depth: depth - 1, index: $from.index(depth - 1) };
    }
  }
  return undefined;
}

export function moveBlock(state: EditorState, direction: -1 | 1): Transaction | undefined {
  const place = blockAtCursor(state);
  if (!place) return undefined;
  const { $from } = state.selection;
  const parent = $from.node(place.depth);
  const target = place.index + direction;
  const neighbour = target >= 0 && target < parent.childCount ? parent.child(target) : undefined;
  const block = parent.child(place.index);
  // The heading of a timeline stays first.
  if (!neighbour || neighbour.type.name === 'blockLabel') return undefined;
  const offset = state.selection.from - place.pos;
  const transaction = state.tr.delete(place.pos, place.pos + block.nodeSize);
  const to = direction < 0 ? place.pos - neighbour.nodeSize : place.pos + neighbour.nodeSize;
  transaction.insert(to, block);
  const selection =
    state.selection instanceof NodeSelection && offset === 0
      ? NodeSelection.create(transaction.doc, to)
      : TextSelection.near(transaction.doc.resolve(to + offset));
  return transaction.setSelection(selection).scrollIntoView();
}

export function removeBlock(state: EditorState): Transaction | undefined {
  const place = blockAtCursor(state);
  if (!place) return undefined;
  const parent = state.selection.$from.node(place.depth);
  const block = parent.child(place.index);
  const isOnly = parent.childCount === (parent.firstChild?.type.name === 'blockLabel' ? 2 : 1);
  if (isOnly && place.depth > 0) return undefined;
  const transaction = state.tr.delete(place.pos, place.pos + block.nodeSize);
  const near = Math.min(place.pos, transaction.doc.content.size);
  return transaction
    .setSelection(TextSelection.near(transaction.doc.resolve(near)))
    .scrollIntoView();
}

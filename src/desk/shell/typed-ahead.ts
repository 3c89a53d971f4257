/**
 * What is typed between the key that opens a field and the field's having the focus. It was meant for the
 * field: there it goes, and to nothing else, however slowly the field comes.
 */

export type TypedAhead = {
  /** From now on keys are kept, until a field has the focus or nothing came for some seconds. */
  begin: (timeStamp: number) => void;
  /** Whether the press is kept, or dropped with what was kept, and means nothing to anybody else. */
  takes: (event: KeyboardEvent) => boolean;
  stop: () => void;
};

/** Longer than a slow line needs for the palette's code. */
const patienceMs = 5000;

export function listenForTypedAhead(isField: (target: EventTarget | null) => boolean): TypedAhead {
  let kept = '';
  let until = Number.NEGATIVE_INFINITY;
  const end = () => {
    kept = '';
    until = Number.NEGATIVE_INFINITY;
  };
  const focused = ({ target }: FocusEvent) => {
    if (until < 0 || !isField(target)) return;
    const words = kept;
    end();
    // After what gave the focus: React may be in the midst of showing it.
    queueMicrotask(() => put(target, words));
  };
  document.addEventListener('focusin', focused);
  return {
    begin(timeStamp) {
      kept = '';
      until = timeStamp + patienceMs;
    },
    takes(event) {
      if (event.timeStamp > until) return false;
      if (event.key === 'Escape') {
        end();
        return false;
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return false;
      if (event.key.length === 1) kept += event.key;
      else if (event.key === 'Backspace') kept = kept.slice(0, -1);
      // Enter would press what has the focus still.
      else if (event.key !== 'Enter') return false;
      event.preventDefault();
      return true;
    },
    stop: () => document.removeEventListener('focusin', focused),
  };
}

/** As if it were typed at the end of the field. */
function put(target: EventTarget | null, words: string): void {
  const isInput = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (words === '' || !isInput) return;
  target.setRangeText(words, target.value.length, target.value.length, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true, data: words }));
}

/** Moves the focus to the place in a story that something is about. */
type Where = { field: string; line?: number };

const labels: Record<string, string> = { headline: 'Headline', standfirst: 'Standfirst' };

export async function goToPlace({ field, line }: Where, body: string): Promise<void> {
  const label = labels[field];
  if (label) {
    document.querySelector<HTMLElement>(`textarea[aria-label="${label}"]`)?.focus();
    return;
  }
  if (field !== 'body') {
    focusIn(document.getElementById(`filing-${field}`) ?? document.getElementById('plan-legal'));
    return;
  }
  const text = document.querySelector<HTMLElement>('[aria-label="Text of the story"]');
  const block = text?.children[line === undefined ? 0 : await blockAt(body, line)];
  text?.focus();
  if (!(block instanceof HTMLElement)) return;
  block.scrollIntoView({ block: 'center' });
  getSelection()?.collapse(block, 0);
}

/** The field itself, or the first thing in it that takes the focus. */
function focusIn(field: HTMLElement | null): void {
  const inner = field?.querySelector<HTMLElement>('input, textarea, select, button');
  (inner ?? field)?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** Which block of the text a line stands in; lines count from 1. */
async function blockAt(body: string, line: number): Promise<number> {
  // The parser is there already: the editor has brought it.
  const { splitBlocks } = await import('#markdown/pure.ts');
  let last = 0;
  let at = 0;
  for (const [index, block] of splitBlocks(body).entries()) {
    const found = body.indexOf(block, at);
    if (found < 0) return last;
    const first = body.slice(0, found).split('\n').length;
    if (first > line) return last;
    last = index;
    at = found + block.length;
  }
  return last;
}

/** Suggests while a reader types, as a combobox. Without it, or when it fails, the form is a form. */
type Suggestion = { kind: string; label: string; url: string };

const pauseMs = 120;

export function suggestWhileTyping(root: Document): void {
  for (const field of root.querySelectorAll<HTMLElement>('[data-suggest]')) {
    const input = field.querySelector('input');
    if (input) enhance(field, input);
  }
}

function enhance(field: HTMLElement, input: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  field.append(list);
  set(input, { role: 'combobox', 'aria-controls': list.id, 'aria-autocomplete': 'list' });
  let chosen = -1;
  let asked = '';
  let timer = 0;

  const show = (suggestions: Suggestion[]) => {
    list.replaceChildren(...suggestions.map(option));
    list.hidden = suggestions.length === 0;
    choose(-1);
  };
  const choose = (index: number) => {
    chosen = index;
    for (const [at, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(at === index));
    }
    set(input, {
      'aria-expanded': String(!list.hidden),
      'aria-activedescendant': list.children[index]?.id ?? '',
    });
  };
  const close = () => show([]);
  const option = ({ kind, label, url }: Suggestion, index: number) => {
    const item = document.createElement('li');
    item.id = `${list.id}-${index}`;
    item.setAttribute('role', 'option');
    item.dataset.url = url;
    item.append(label);
    if (kind !== 'story') {
      const what = document.createElement('small');
      what.textContent = kind;
      item.append(what);
    }
    return item;
  };
  const ask = async () => {
    const typed = input.value.trim();
    if (typed === asked) return;
    asked = typed;
    const found = typed.length < 2 ? [] : await fetchSuggestions(typed);
    // An answer to what has been typed over is no answer.
    if (typed === asked && document.activeElement === input) show(found);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, pauseMs);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    const count = list.children.length;
    if (key === 'Escape' && !list.hidden) close();
    else if (key === 'ArrowDown' && count > 0) choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (key === 'ArrowUp' && count > 0) choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (key === 'Enter' && chosen >= 0) follow(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  // A press would take the focus from the field, and with it the list, before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) follow(target.closest('li'));
  });
  choose(-1);
}

function follow(item: Element | null | undefined): void {
  if (item instanceof HTMLElement && item.dataset.url) location.assign(item.dataset.url);
}

function set(element: Element, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
}

async function fetchSuggestions(typed: string): Promise<Suggestion[]> {
  try {
    const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(typed)}`);
    const body: { suggestions?: Suggestion[] } = answer.ok ? await answer.json() : {};
    return body.suggestions ?? [];
  } catch {
    return [];
  }
}

/** Escape closes a phone's menu and gives the focus back to what opened it. */
export function closeMenuOnEscape(root: Document): void {
  root.addEventListener('keydown', ({ key }) => {
    const menu = root.querySelector<HTMLDetailsElement>('.sections-menu[open]');
    if (key !== 'Escape' || !menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}

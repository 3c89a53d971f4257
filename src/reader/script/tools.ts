/** Sharing, copying and printing: buttons that are hidden until a browser can do it. */
export function showTools(root: Document): void {
  const said = root.querySelector('[data-said]');
  reveal(root, 'print', () => window.print());
  if ('share' in navigator) {
    reveal(root, 'share', (url) => {
      // A reader who closes the sheet has changed their mind; that is no error.
      navigator.share({ title: document.title, url }).catch(() => {});
    });
  }
  if (navigator.clipboard) {
    reveal(root, 'copy', async (url, button) => {
      await navigator.clipboard.writeText(url);
      button.textContent = 'Link copied';
      if (said) said.textContent = 'Link copied';
    });
  }
}

type Act = (address: string, button: HTMLElement) => void;

function reveal(root: Document, name: string, act: Act): void {
  for (const button of root.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
    button.hidden = false;
    button.addEventListener('click', () => act(button.dataset[name] ?? '', button));
  }
}

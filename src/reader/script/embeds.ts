/** Plays what stands elsewhere, in place. Nothing is asked of another company before the click. */
const players: Record<string, (id: string) => string> = {
  youtube: (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
  vimeo: (id) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`,
};

export function playEmbeds(root: Document): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-embed]')) {
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      const player = playerFor(link);
      if (!player) return;
      event.preventDefault();
      link.replaceWith(player);
      player.focus();
    });
  }
}

function playerFor(link: HTMLAnchorElement): HTMLElement | undefined {
  const { embed = '', id = '', url } = link.dataset;
  const title = link.textContent ?? '';
  if (embed === 'audio' && url) {
    const audio = document.createElement('audio');
    Object.assign(audio, { controls: true, autoplay: true, src: url });
    audio.setAttribute('aria-label', title);
    return audio;
  }
  const address = players[embed]?.(encodeURIComponent(id));
  if (!address) return undefined;
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: address, title, allow: 'autoplay; fullscreen', tabIndex: 0 });
  return frame;
}

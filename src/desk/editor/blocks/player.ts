/** The address of a film or a sound, as people copy it, and as the dialect says it. */

export type Player = { from: string | null; id: string | null; url: string | null };

export function playerFrom(address: string): Player {
  const text = address.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url?.hostname.replace(/^(?:www|m)\./, '');
  const youtube = url && youtubeId(url, host);
  if (youtube) return { from: 'youtube', id: youtube.slice(0, 11), url: null };
  const vimeo = host?.endsWith('vimeo.com')
    ? /\/(\d{1,12})/.exec(url?.pathname ?? '')?.[1]
    : undefined;
  if (vimeo) return { from: 'vimeo', id: vimeo, url: null };
  return { from: 'audio', id: null, url: text };
}

function youtubeId(url: URL, host: string | undefined): string | undefined {
  if (host === 'youtu.be') return url.pathname.slice(1);
  if (host !== 'youtube.com') return undefined;
  return url.searchParams.get('v') ?? /^\/(?:embed|shorts|live)\/([\w-]+)/.exec(url.pathname)?.[1];
}

export function addressOf({ from, id, url }: Player): string {
  if (from === 'youtube') return id ? `https://www.youtube.com/watch?v=${id}` : '';
  if (from === 'vimeo') return id ? `https://vimeo.com/${id}` : '';
  return url ?? '';
}

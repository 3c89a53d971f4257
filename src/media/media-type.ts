/** The kinds of files the media store serves; what is none of them is never sent. */
const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.pdf': 'application/pdf',
};

/** By the ending with its dot. */
export function mediaTypeOf(ending: string): string | undefined {
  return types[ending];
}

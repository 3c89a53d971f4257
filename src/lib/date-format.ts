/** How dates are written: makers of them are dear to build and cheap to keep. Pure. */

const made = new Map<string, Intl.DateTimeFormat>();

/** Publications have a few languages and zones; whoever asks for more than this gets new ones. */
const most = 100;

/** The formatter of a language and options; the same one every time. Throws for an unknown zone. */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, options);
  if (made.size < most) made.set(key, format);
  return format;
}

/**
 * Takes Next's client runtime out of a page: readers get a document, never a framework. What is ours
 * stays: structured data, speculation rules, and the one module under `/assets`.
 *
 * The page is read as the tags it is written with and copied but for what goes. That is safe because
 * both who write it, React and our own Markdown, escape every text and quote every attribute; a page
 * that does not is refused rather than guessed at. A parser for any HTML took a third of a render.
 */
export type Stripped = { html: string; status: number | undefined; broken: boolean };

type Tag = { name: string; attributes: string; end: number };

/** A comment, or a tag with its attributes. Sticky: it starts where a `<` was found. */
const markup =
  /<!--([\s\S]*?)-->|<(\/?[a-z][a-z0-9-]*)((?:\s+[^\s=>/"'<]+(?:="[^"]*")?)*)\s*\/?>|<!doctype html>/iy;
const rawText = new Set(['script', 'style', 'textarea', 'title', 'template']);
const placeholder = /(?:<!--[\s\S]*?-->)*<\/div>/y;

/**
 * The page without the runtime. Throws when the page is not written as ours are.
 *
 * - `status`: what a page asked for with `<meta name="standfirst:status" content="410">`, because
 *   Next lets a page answer 200, 404 and redirects only
 * - `broken`: a part of the page failed after the rest was under way, so it must not be kept
 */
export function stripRuntime(source: string): Stripped {
  const found: Stripped = { html: '', status: undefined, broken: false };
  let copied = 0;
  const drop = (from: number, to: number) => {
    found.html += source.slice(copied, from);
    copied = to;
  };
  for (let at = source.indexOf('<'); at >= 0; ) {
    markup.lastIndex = at;
    const [all, comment, name = '', attributes = ''] = markup.exec(source) ?? [];
    if (all === undefined) throw new Error(`The page has markup of an unknown kind at ${at}.`);
    let end = at + all.length;
    if (comment !== undefined) {
      // React's mark for a boundary whose content threw while it was rendered.
      if (comment === '$!') found.broken = true;
      drop(at, end);
    } else if (name !== '') {
      const tag = { name: name.toLowerCase(), attributes, end };
      if (rawText.has(tag.name)) end = afterClosing(source, tag);
      note(tag, found);
      const gone = endOfRuntime(source, { ...tag, end });
      if (gone !== undefined) drop(at, gone);
      end = gone ?? end;
    }
    at = source.indexOf('<', end);
  }
  found.html += source.slice(copied);
  return found;
}

/** What a tag says about the page as a whole. */
function note({ name, attributes }: Tag, found: Stripped): void {
  if (name === 'meta' && attributeOf(attributes, 'name') === 'standfirst:status') {
    found.status = Number(attributeOf(attributes, 'content'));
  }
  if (name === 'template' && attributeOf(attributes, 'data-dgst') !== undefined)
    found.broken = true;
}

/** Where an element ends whose text is not markup. */
function afterClosing(source: string, { name, end }: Tag): number {
  const closing = `</${name}>`;
  const at = source.indexOf(closing, end);
  if (at < 0) throw new Error(`The page has a ${name} that does not end.`);
  return at + closing.length;
}

const dataTypes = new Set(['application/ld+json', 'speculationrules']);

/** Where an element that is of the framework ends; undefined for what stays. */
function endOfRuntime(source: string, { name, attributes, end }: Tag): number | undefined {
  const value = (attribute: string) => attributeOf(attributes, attribute);
  switch (name) {
    case 'script':
      return dataTypes.has(value('type') ?? '') || isOurs(value('src')) ? undefined : end;
    case 'link': {
      const isCode = value('rel') === 'modulepreload' || value('as') === 'script';
      const href = value('href');
      return (isCode && !isOurs(href)) || href?.startsWith('/_next/') ? end : undefined;
    }
    case 'meta':
      return /^(next-size-adjust|standfirst:status)$/.test(value('name') ?? '') ? end : undefined;
    case 'template':
    case 'next-route-announcer':
    case '/next-route-announcer':
      return end;
    case 'div':
      // Where the framework would stream to: empty in a page that was waited for.
      placeholder.lastIndex = end;
      return value('hidden') !== undefined && placeholder.test(source)
        ? placeholder.lastIndex
        : undefined;
    default:
      return undefined;
  }
}

function attributeOf(attributes: string, name: string): string | undefined {
  // Most tags have none of those that are asked for; the answer is cheaper than a list of what they have.
  if (!attributes.toLowerCase().includes(name)) return undefined;
  for (const [, key, value = ''] of attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
    if (key?.toLowerCase() === name) return value;
  }
  return undefined;
}

function isOurs(address: string | undefined): boolean {
  return address?.startsWith('/assets/') ?? false;
}

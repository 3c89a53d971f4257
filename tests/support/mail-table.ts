/**
 * What mail programs show of HTML and CSS: Gmail, Outlook and Apple Mail, in every form of theirs that
 * caniemail.com tests (its data of 13 May 2026). Held against every mail in the tests, so that nobody
 * adds what half of the readers do not see.
 */
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Elements all of them show. `figure` and `figcaption` lose only their meaning in Outlook on Windows. */
const shownElements = new Set(
  `html head meta title style body div table thead tbody tr th td p h1 h2 h3 h4 h5 h6 a img strong em
   del sup br hr ul ol li blockquote pre code figure figcaption span`.split(/\s+/),
);

/** Properties all of them take, some with exceptions that do no harm here. */
const shownProperties = new Set(
  `background border border-color border-left border-top color display font font-weight height line-height margin
   max-width padding padding-left padding-right padding-top text-decoration width`.split(/\s+/),
);

/**
 * What one of them ignores, and may: the words in the inbox are hidden by `display` already, so that
 * `max-height` and `overflow` (not in Outlook on Windows) are for others.
 */
const ignoredSafely = new Set(['max-height', 'overflow']);

/** Rules at the head of the mail that some ignore: without them it is wide, or light, and whole. */
const enhancements = ['max-width: 480px', 'prefers-color-scheme: dark'];

/** What of a mail some program would not show: elements, and properties beside them or in its style. */
export function notShownOf(html: string): string[] {
  const wrong = new Set<string>();
  const checkRules = (rules: string) => {
    for (const rule of rules.split(';')) {
      const name = rule.split(':')[0]?.trim() ?? '';
      if (name && !shownProperties.has(name) && !ignoredSafely.has(name)) wrong.add(name);
    }
  };
  visit(fromHtml(html), 'element', (node) => {
    if (!shownElements.has(node.tagName)) wrong.add(`<${node.tagName}>`);
    checkRules(String(node.properties.style ?? ''));
  });
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
  for (const [, media = ''] of style.matchAll(/@media \(([^)]*)\)/g)) {
    if (!enhancements.includes(media)) wrong.add(media);
  }
  for (const [, rules = ''] of style.matchAll(/\{([^{}]*)\}/g)) checkRules(rules);
  // One kind of selector only that all of them know: classes, and elements within them.
  for (const [, selectors = ''] of style.matchAll(/^\s*(?:@media[^{]*\{ ?)?([^{}@]+)\{/gm)) {
    for (const selector of selectors.split(',')) {
      if (!/^\.[\w-]+( [a-z][a-z0-9]*)?$/.test(selector.trim())) wrong.add(selector.trim());
    }
  }
  return [...wrong];
}

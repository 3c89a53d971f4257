/** The last step before text: what is not on these lists does not leave this room. */
import type { Root } from 'hast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import { SIGN_UP_ACTION } from './blocks/sign-up-form.ts';

/** Every class the web output may carry; the site's styles are written against this list. */
export const CLASS_NAMES = [
  'align-center',
  'align-right',
  'block-heading',
  'card-byline',
  'card-headline',
  'card-meta',
  'card-standfirst',
  'cite',
  'cite-link',
  'cite-open',
  'credit',
  'embed',
  'embed-note',
  'embed-open',
  'event',
  'event-heading',
  'fact-box',
  'field-trap',
  'footnote-back',
  'footnotes',
  'footnotes-heading',
  'key-points',
  'kicker',
  'note',
  'note-number',
  'perspectives',
  'picture',
  'promo',
  'promo-action',
  'promo-text',
  'pull-quote',
  'question',
  'related-card',
  'role',
  'sign-up',
  'sign-up-button',
  'sign-up-field',
  'sign-up-promise',
  'sign-up-terms',
  'source-headline',
  'source-publisher',
  'source-quote',
  'sources',
  'story-card',
  'table-scroll',
  'task-item',
  'task-list',
  'timeline',
  'timeline-block',
  'view',
  'views',
  'who',
];

const TEXT_TAGS =
  'a blockquote br code del em h2 h3 h4 h5 h6 hr img li ol p pre strong sup table tbody td th thead tr ul figure figcaption'.split(
    ' ',
  );
const BLOCK_TAGS = 'article button div form input label picture q section source span time'.split(
  ' ',
);
const TABLE_PARTS = ['tbody', 'td', 'th', 'thead', 'tr'];

/** Their content goes with them; of other tags that are not listed the content stays. */
const STRIPPED = 'script style svg math template iframe object embed noscript'.split(' ');

const common: Schema = {
  allowComments: false,
  allowDoctypes: false,
  ancestors: Object.fromEntries(TABLE_PARTS.map((tag) => [tag, ['table']])),
  // Ids are not prefixed here: only ids with a prefix of ours are let through at all.
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  required: {},
  strip: STRIPPED,
};

const OWN_ID = /^(?:(?:s|f)-|source-\d+$|note-\d+$|sign-up-)[^\s"'<>]*$/u;

const webSchema: Schema = {
  ...common,
  tagNames: [...TEXT_TAGS, ...BLOCK_TAGS],
  attributes: {
    '*': [
      ['className', ...CLASS_NAMES],
      ['id', OWN_ID],
      ['dir', 'auto'],
    ],
    a: [
      'href',
      ['rel', 'noopener', 'external', 'nofollow'],
      'ariaLabel',
      ['ariaDescribedBy', 'f-label'],
      ['dataEmbed', 'youtube', 'vimeo', 'audio'],
      ['dataId', /^[\w-]{1,12}$/],
      ['dataUrl', /^https:\/\//],
    ],
    button: [['type', 'button', 'submit'], ['popoverTarget', /^note-\d+$/], 'ariaLabel'],
    code: [['className', /^language-[\w-]+$/]],
    div: [['ariaHidden', 'true'], ['role', 'region'], ['tabIndex', 0], 'ariaLabel'],
    form: [
      ['action', SIGN_UP_ACTION],
      ['method', 'post'],
      ['ariaLabelledBy', /^sign-up-/],
    ],
    img: [
      'src',
      'srcSet',
      'sizes',
      'width',
      'height',
      'alt',
      ['decoding', 'async'],
      ['loading', 'lazy'],
      ['fetchPriority', 'high'],
    ],
    input: [
      ['type', 'hidden', 'text', 'email', 'checkbox'],
      ['name', 'newsletter', 'place', 'return_to', 'website', 'email'],
      'value',
      ['required', true],
      ['checked', true],
      ['disabled', true],
      ['autoComplete', 'off', 'email'],
      ['tabIndex', -1],
      ['ariaDescribedBy', /^sign-up-/],
      'ariaLabel',
    ],
    label: [['htmlFor', /^sign-up-/]],
    li: ['value'],
    ol: ['start'],
    source: [['type', 'image/avif', 'image/webp'], 'srcSet', 'sizes'],
    span: [['popover', 'auto']],
    th: [['scope', 'col']],
    time: ['dateTime'],
  },
};

const emailSchema: Schema = {
  ...common,
  tagNames: TEXT_TAGS,
  attributes: {
    '*': [['dir', 'auto']],
    a: ['href'],
    img: ['src', 'width', 'alt'],
    ol: ['start'],
  },
};

export const sanitiseWeb: (tree: Root) => Root = rehypeSanitize(webSchema);
export const sanitiseEmail: (tree: Root) => Root = rehypeSanitize(emailSchema);

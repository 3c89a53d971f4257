/**
 * An issue as a mail: one column of 600 pixels that stands without pictures, in the dark and in the
 * programs that know little CSS, and the same words as plain text. Pure; everything is escaped here.
 */
import { accentInTheDark, ownAccent, papers } from '#newsletters/pure.ts';
import { countedPlaces, linkPlaces } from './places.ts';

export type LetterStory = {
  kicker: string;
  headline: string;
  standfirst: string;
  byline: string;
  /** A whole address. */
  url: string;
  picture: { url: string; alt: string } | null;
  /** The story's id where the letter asks for more or less of its kind. */
  asks?: number | null;
};

export type Letter = {
  language: string;
  publication: { name: string; address: string; contactEmail: string };
  letter: {
    name: string;
    schedule: string;
    /** `#rrggbb`, readable on the mail's paper; null is the publication's own. */
    accent: string | null;
    /** Stands for the publication's name. */
    logo: { url: string; alt: string; width: number } | null;
    header: { html: string; text: string };
    footer: { html: string; text: string };
  };
  subject: string;
  preheader: string;
  /** HTML that the Markdown room made for mail, and the same as text. */
  intro: { html: string; text: string };
  stories: LetterStory[];
  /** Where it stands on the site; null where it stands nowhere. */
  browserUrl: string | null;
  /** Only tried: it says so. */
  isTrial?: boolean;
};

const serif = "Georgia, 'Times New Roman', serif";
const sans = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const paper = papers.light;
const [ink, soft, rule] = ['#1c1917', '#57534e', '#d9d4c8'];

export function letterHtml(letter: Letter): string {
  const { language, publication, intro, stories } = letter;
  const { header, footer } = letter.letter;
  const accent = letter.letter.accent ?? ownAccent;
  const night = accentInTheDark(accent);
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escaped(letter.subject)}</title>
<style>
.intro p { margin: 0 0 16px; }
.intro img { max-width: 100%; height: auto; }
.intro a { color: ${accent}; }
.intro blockquote { margin: 0 0 16px; padding: 0 0 0 16px; border-left: 3px solid ${rule}; }
@media (max-width: 480px) { .pad { padding-left: 20px !important; padding-right: 20px !important; } }
@media (prefers-color-scheme: dark) {
  .paper { background: ${papers.dark} !important; }
  .ink, .ink a, .intro, .intro h2, .intro h3 { color: #f2ede3 !important; }
  .soft, .soft a { color: #b8b1a4 !important; }
  .accent, .intro a { color: ${night} !important; }
  .rule { border-color: #423d35 !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${paper}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(letter.preheader)}${'&#8199;&#65279;&#847; '.repeat(40)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${paper}">
<tr><td align="center">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
<tr><td class="pad" style="padding:24px 32px 0">
${topLine(letter)}<p class="ink" style="margin:20px 0 0;font:15px/1.4 ${serif};color:${ink}"><a href="${escaped(publication.address)}" style="color:${ink};text-decoration:none">${nameHtml(letter)}</a></p>
<h1 class="ink" style="margin:2px 0 0;font:bold 30px/1.15 ${serif};color:${ink}">${escaped(letter.letter.name)}</h1>
</td></tr>
${part(header.html, 'padding:16px 32px 0')}<tr><td class="pad ink intro" style="padding:20px 32px 4px;font:18px/1.5 ${serif};color:${ink}">
${intro.html}
</td></tr>
${stories.map((story, index) => storyHtml(story, { isFirst: index === 0, accent })).join('\n')}
${part(footer.html, 'padding:16px 32px 0')}<tr><td class="pad" style="padding:8px 32px 40px">
<div class="rule" style="border-top:1px solid ${rule};padding-top:20px">
<p class="soft" style="margin:0 0 10px;font:14px/1.55 ${sans};color:${soft}">You get ${escaped(letter.letter.name)} (${escaped(letter.letter.schedule)}) because you signed up for it at <a href="${escaped(publication.address)}" style="color:${soft}">${escaped(publication.name)}</a>.</p>
<p class="soft" style="margin:0;font:14px/1.55 ${sans};color:${soft}"><a href="${linkPlaces.leave}" style="color:${soft}">Leave this letter</a> · <a href="${linkPlaces.choices}" style="color:${soft}">Change what you get</a> · <a href="mailto:${escaped(publication.contactEmail)}" style="color:${soft}">Write to us</a></p>
</div>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function topLine({ browserUrl, isTrial }: Letter): string {
  const words = isTrial
    ? 'A trial of this letter'
    : browserUrl && `<a href="${escaped(browserUrl)}" style="color:${soft}">View in browser</a>`;
  return words
    ? `<p class="soft" style="margin:0;font:13px/1.5 ${sans};color:${soft}">${words}</p>\n`
    : '';
}

/** The logo, which says the name itself where pictures are off; or the name. */
function nameHtml({ publication, letter: { logo } }: Letter): string {
  if (!logo) return escaped(publication.name);
  return `<img src="${escaped(logo.url)}" alt="${escaped(logo.alt)}" width="${logo.width}" height="40" style="display:block;width:${logo.width}px;height:40px;border:0;font:15px/1.4 ${serif};color:${ink}">`;
}

/** What stands over or under every issue of a letter; nothing where there is none. */
function part(html: string, style: string): string {
  if (!html.trim()) return '';
  return `<tr><td class="pad ink intro" style="${style};font:16px/1.5 ${serif};color:${ink}">
${html}
</td></tr>
`;
}

type Shown = { isFirst: boolean; accent: string };

function storyHtml(story: LetterStory, { isFirst, accent }: Shown): string {
  const { kicker, headline, standfirst, byline, url, picture } = story;
  // One picture at most, with the first story: the words carry the letter.
  const shown = isFirst && picture ? picture : null;
  const image = shown
    ? `<p style="margin:0 0 14px"><a href="${escaped(url)}"><img src="${escaped(shown.url)}" alt="${escaped(shown.alt)}" width="536" style="display:block;width:100%;max-width:536px;height:auto;border:0;font:15px/1.4 ${sans};color:${soft}"></a></p>\n`
    : '';
  return `<tr><td class="pad" style="padding:12px 32px">
<div class="rule" style="border-top:1px solid ${rule};padding-top:18px">
${image}<p class="accent" style="margin:0 0 4px;font:bold 13px/1.4 ${sans};color:${accent}">${escaped(kicker)}</p>
<h2 class="ink" style="margin:0 0 6px;font:bold ${isFirst ? '26px/1.2' : '21px/1.25'} ${serif};color:${ink}"><a href="${escaped(url)}" style="color:${ink};text-decoration:none">${escaped(headline)}</a></h2>
${standfirst ? `<p class="ink" style="margin:0 0 6px;font:17px/1.45 ${serif};color:${ink}">${escaped(standfirst)}</p>\n` : ''}<p class="soft" style="margin:0;font:13px/1.5 ${sans};color:${soft}">${escaped(byline)} · <a href="${escaped(url)}" style="color:${soft}">Read the story</a>${asksHtml(story)}</p>
</div>
</td></tr>`;
}

function asksHtml({ asks, headline }: LetterStory): string {
  if (!asks) return '';
  const link = (href: string, words: string) =>
    ` · <a href="${href}" style="color:${soft}" aria-label="${words}: ${escaped(headline)}">${words}</a>`;
  return `${link(countedPlaces.more(asks), 'More like this')}${link(countedPlaces.less(asks), 'Less like this')}`;
}

/** The same as text, for who reads mail as text. */
export function letterText(letter: Letter): string {
  const { publication, intro, stories, browserUrl, isTrial } = letter;
  const parts = [
    `${letter.letter.name}\n${publication.name}`,
    ...(isTrial ? ['A trial of this letter.'] : []),
    ...(browserUrl && !isTrial ? [`View in browser: ${browserUrl}`] : []),
    letter.letter.header.text.trim(),
    intro.text.trim(),
    ...stories.map(({ kicker, headline, standfirst, byline, url, asks }) =>
      [
        kicker.toUpperCase(),
        headline,
        standfirst,
        byline,
        url,
        ...(asks
          ? [
              `More like this: ${countedPlaces.more(asks)}`,
              `Less like this: ${countedPlaces.less(asks)}`,
            ]
          : []),
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    letter.letter.footer.text.trim(),
    [
      '-- ',
      `You get ${letter.letter.name} (${letter.letter.schedule}) because you signed up for it at ${publication.address}`,
      `Leave this letter: ${linkPlaces.leave}`,
      `Change what you get: ${linkPlaces.choices}`,
      `Write to us: ${publication.contactEmail}`,
    ].join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one);
}

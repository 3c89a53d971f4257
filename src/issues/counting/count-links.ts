/**
 * Makes a letter countable when it is frozen, where its publisher has said so: links get a place each,
 * and a picture of ours stands at its end. The addresses are kept with the issue, so a redirect never
 * leads anywhere that was not in it. The text part stays as it is: its links go straight.
 */
import type { Transaction } from '#lib/database.ts';
import { countedPlaces } from '../letter/places.ts';

type Counted = { countsClicks: boolean; countsOpens: boolean };

/** The letter with its places, and the addresses behind them; number one is the first. Pure. */
export function countLinks(
  html: string,
  { countsClicks, countsOpens }: Counted,
): { html: string; links: string[] } {
  const links: string[] = [];
  const placed = countsClicks
    ? html.replaceAll(/(<a\s[^>]*?href=")(https?:\/\/[^"]+)(")/g, (whole, before, href, after) => {
        const url = unescaped(href);
        if (!URL.canParse(url)) return whole;
        const known = links.indexOf(url);
        const position = known < 0 ? links.push(url) : known + 1;
        return `${before}${countedPlaces.go(position)}${after}`;
      })
    : html;
  const picture = `<img src="${countedPlaces.seen}" alt="" width="1" height="1" style="display:block;border:0">\n`;
  return {
    html: countsOpens ? placed.replace(/<\/body>/, `${picture}</body>`) : placed,
    links,
  };
}

/** Writes down where the links of a frozen issue lead. */
export async function keepLinks(tx: Transaction, issueId: number, links: string[]): Promise<void> {
  await tx.issueLink.createMany({
    data: links.map((url, index) => ({ issueId, position: index + 1, url })),
  });
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name] ?? whole;
  });
}

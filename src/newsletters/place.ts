/**
 * Which letters a page offers, by the rules of their placement. The one in the text and the one at the
 * foot are never the same, and another edition's is never offered.
 */
import { database } from '#lib/database.ts';
import { remembered } from '#lib/remembered.ts';
import type { NewsletterCard } from './read.ts';

export type PlacedNewsletters = {
  /** For the text, after so many paragraphs. */
  inline: { letter: NewsletterCard; after: number } | null;
  /** For the foot, the best first: a page takes the first that its text does not offer. */
  foot: NewsletterCard[];
};

/** What is asked about: a story of an edition in a section and a format, or an edition's front. */
export type Place = { editionId: number; section?: string; format?: string };

/**
 * The letters of a page. A letter of its own edition goes before one for everybody, one that names its
 * section or format before one that stands everywhere, and then the publication's order decides.
 */
export function newslettersFor(place: Place): Promise<PlacedNewsletters> {
  const { editionId, section = '', format = '' } = place;
  return remembered(`newsletters for ${editionId} ${section} ${format}`, {
    tags: ['newsletters', 'publication'],
    read: () => findPlaced(place),
  });
}

async function findPlaced(place: Place): Promise<PlacedNewsletters> {
  const { editionId } = place;
  const [rows, section, format] = await Promise.all([
    database().newsletter.findMany({
      where: {
        retiredAt: null,
        AND: [
          { OR: [{ editionId }, { editionId: null }] },
          { OR: [{ inTextAfter: { not: null } }, { atFoot: true }] },
        ],
      },
      select,
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
    place.section ? findSection(place.section) : null,
    place.format
      ? database().format.findUnique({ where: { slug: place.format }, select: { id: true } })
      : null,
  ]);
  const sections = section ? [section.id, section.parentId] : [];
  const fits = ({ placedSections, placedFormats }: Row) =>
    (placedSections.length === 0 || placedSections.some((id) => sections.includes(id))) &&
    (placedFormats.length === 0 || (format !== null && placedFormats.includes(format.id)));
  const fitting = rows
    .filter(fits)
    .map((row, order) => ({ row, order }))
    .toSorted((one, other) => weightOf(other.row) - weightOf(one.row) || one.order - other.order)
    .map(({ row }) => row);
  const inText = fitting.find(({ inTextAfter }) => inTextAfter !== null);
  return {
    inline: inText ? { letter: card(inText), after: inText.inTextAfter ?? 1 } : null,
    foot: [
      ...fitting.filter((row) => row.atFoot && row !== inText),
      // A text that is too short for its letter leaves it to the foot.
      ...(inText ? [inText] : []),
    ].map(card),
  };
}

const select = {
  id: true,
  slug: true,
  name: true,
  promise: true,
  cadence: true,
  schedule: true,
  edition: { select: { slug: true, name: true } },
  placedSections: true,
  placedFormats: true,
  inTextAfter: true,
  atFoot: true,
} as const;

type Row = NewsletterCard & {
  placedSections: number[];
  placedFormats: number[];
  inTextAfter: number | null;
  atFoot: boolean;
};

function findSection(slug: string) {
  return database().section.findUnique({ where: { slug }, select: { id: true, parentId: true } });
}

function weightOf({ edition, placedSections, placedFormats }: Row): number {
  return (
    (edition ? 4 : 0) + (placedSections.length > 0 ? 2 : 0) + (placedFormats.length > 0 ? 1 : 0)
  );
}

function card(row: Row): NewsletterCard {
  const { placedSections: _, placedFormats: __, inTextAfter: ___, atFoot: ____, ...rest } = row;
  return rest;
}

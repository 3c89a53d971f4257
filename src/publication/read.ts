/** Reads about the publication itself. Each says what it read, so a change reaches its readers. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { remembered } from '#lib/remembered.ts';
import type { PromoData } from '#markdown/index.ts';
import { type PictureRow, pictureData, pictureSelect } from '#media/index.ts';
import type { Edition, Named, Person, Place, Publication, Section } from './model.ts';

const editionSelect = {
  id: true,
  slug: true,
  name: true,
  label: true,
  language: true,
  timeZone: true,
  isDefault: true,
} as const;
const namedSelect = { id: true, slug: true, name: true, description: true } as const;
const childSelect = {
  select: { id: true, slug: true, name: true },
  orderBy: { position: 'asc' },
} as const;
const sectionSelect = {
  ...namedSelect,
  parent: { select: { slug: true, name: true } },
  children: childSelect,
} as const;
const inOrder = { position: 'asc' } as const;

export const personSelect = {
  id: true,
  slug: true,
  name: true,
  kind: true,
  role: true,
  biography: true,
  isSample: true,
  portrait: { select: pictureSelect },
} as const;

/** The publication with its editions, top sections, formats and pages. Throws when none is loaded. */
export function getPublication(): Promise<Publication> {
  return remembered('publication', { tags: ['publication'], read: readPublication });
}

async function readPublication(): Promise<Publication> {
  const db = database();
  const [publication, editions, sections, formats, pages] = await Promise.all([
    db.publication.findUniqueOrThrow({ where: { id: 1 } }),
    db.edition.findMany({ select: editionSelect, orderBy: inOrder }),
    db.section.findMany({ where: { parentId: null }, select: sectionSelect, orderBy: inOrder }),
    db.format.findMany({ select: namedSelect, orderBy: inOrder }),
    db.staticPage.findMany({ select: { slug: true, headline: true }, orderBy: inOrder }),
  ]);
  const { id: _, ...settings } = publication;
  return { ...settings, editions, sections, formats, pages };
}

/** What stands at the first word of an address: a section, an edition's front, or a static page. */
export async function findPlace(slug: string): Promise<Place | null> {
  const section = await findSection(slug);
  if (section) return { kind: 'section', section };
  const edition = await findEdition(slug);
  if (edition) return { kind: 'edition', edition };
  dependsOn(`page:${slug}`);
  const page = await database().staticPage.findUnique({
    where: { slug },
    select: { slug: true, headline: true, standfirst: true, body: true, updatedOn: true },
  });
  return page ? { kind: 'page', page } : null;
}

export async function findSection(slug: string): Promise<Section | null> {
  dependsOn('publication');
  return database().section.findUnique({ where: { slug }, select: sectionSelect });
}

export async function findEdition(slug: string): Promise<Edition | null> {
  dependsOn('publication');
  return database().edition.findUnique({ where: { slug }, select: editionSelect });
}

export async function findFormat(slug: string): Promise<Named | null> {
  dependsOn('publication');
  return database().format.findUnique({ where: { slug }, select: namedSelect });
}

export async function findTopic(slug: string): Promise<Named | null> {
  dependsOn(`topic:${slug}`);
  return database().topic.findUnique({ where: { slug }, select: namedSelect });
}

export async function listTopics(): Promise<Named[]> {
  dependsOn('publication');
  return database().topic.findMany({ select: namedSelect, orderBy: { name: 'asc' } });
}

export async function findPerson(slug: string): Promise<Person | null> {
  dependsOn(`person:${slug}`);
  const row = await database().person.findUnique({ where: { slug }, select: personSelect });
  return row ? person(row) : null;
}

export async function listPeople(): Promise<Person[]> {
  dependsOn('people');
  const rows = await database().person.findMany({ select: personSelect, orderBy: { name: 'asc' } });
  return rows.map(person);
}

type PersonRow = Omit<Person, 'portrait'> & { portrait: PictureRow | null };

/** A person's row, with the portrait as pages show it. */
export function person(row: PersonRow): Person {
  if (row.portrait) dependsOn(`picture:${row.portrait.key}`);
  return { ...row, portrait: row.portrait ? pictureData(row.portrait) : null };
}

/** Where a moved address went, or null. */
export async function findRedirect(path: string): Promise<string | null> {
  dependsOn(`redirect:${path}`);
  const row = await database().redirect.findUnique({ where: { fromPath: path } });
  return row?.toPath ?? null;
}

const promoSelect = {
  slug: true,
  heading: true,
  text: true,
  actionLabel: true,
  actionUrl: true,
} as const;

/** The promo that stands in this place, or null. */
export function findPromo(placement: 'article' | 'front'): Promise<PromoData | null> {
  return remembered(`promo ${placement}`, {
    tags: ['promos'],
    async read() {
      const row = await database().promo.findFirst({
        where: { placement },
        select: promoSelect,
        orderBy: { id: 'asc' },
      });
      return row ? promoData(row) : null;
    },
  });
}

/** The promos of these slugs, by slug; without slugs, all of them. */
export async function readPromos(slugs?: string[]): Promise<Record<string, PromoData>> {
  if (slugs?.length === 0) return {};
  dependsOn('promos');
  const rows = await database().promo.findMany({
    ...(slugs ? { where: { slug: { in: slugs } } } : {}),
    select: promoSelect,
  });
  return Object.fromEntries(rows.map((row) => [row.slug, promoData(row)]));
}

type PromoRow = {
  slug: string;
  heading: string;
  text: string;
  actionLabel: string;
  actionUrl: string;
};

function promoData({ slug, heading, text, actionLabel, actionUrl }: PromoRow): PromoData {
  return { slug, heading, text, action: { label: actionLabel, url: actionUrl } };
}

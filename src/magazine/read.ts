/** Reads of magazine issues for pages. */
import { readCards, type StoryCard } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import type { PictureData } from '#markdown/index.ts';
import { type PictureRow, pictureData, pictureSelect } from '#media/index.ts';

export type MagazineIssueCard = {
  slug: string;
  number: number;
  headline: string;
  date: Date;
  cover: PictureData | null;
};

export type Printable = { headline: string; description: string; url: string; bytes: number };
export type Solution = { headline: string; description: string | null; body: string };

export type MagazineIssue = MagazineIssueCard & {
  body: string;
  edition: { slug: string; label: string };
  stories: StoryCard[];
  printables: Printable[];
  solutions: Solution[];
};

const cardSelect = {
  slug: true,
  number: true,
  headline: true,
  date: true,
  cover: { select: pictureSelect },
} as const;

/** Every issue, newest first. */
export async function listMagazineIssues(): Promise<MagazineIssueCard[]> {
  dependsOn('magazine');
  const rows = await database().magazineIssue.findMany({
    select: cardSelect,
    orderBy: { date: 'desc' },
  });
  return rows.map((row) => ({ ...row, cover: coverOf(row.cover) }));
}

/** One issue with what is in it; stories that readers may not see are left out. */
export async function findMagazineIssue(slug: string): Promise<MagazineIssue | null> {
  dependsOn(`magazine:${slug}`);
  const row = await database().magazineIssue.findUnique({
    where: { slug },
    select: {
      ...cardSelect,
      body: true,
      edition: { select: { slug: true, label: true } },
      items: { orderBy: { position: 'asc' } },
    },
  });
  if (!row) return null;
  const { items, ...issue } = row;
  return {
    ...issue,
    cover: coverOf(row.cover),
    stories: await readCards(items.flatMap(({ articleId }) => articleId ?? [])),
    printables: items.flatMap(({ headline, description, filePath, fileBytes }) =>
      headline !== null && filePath !== null && fileBytes !== null
        ? [
            {
              headline,
              description: description ?? '',
              url: `/media/${filePath}`,
              bytes: fileBytes,
            },
          ]
        : [],
    ),
    solutions: items.flatMap(({ headline, description, body }) =>
      headline !== null && body !== null ? [{ headline, description, body }] : [],
    ),
  };
}

function coverOf(row: PictureRow | null): PictureData | null {
  if (!row) return null;
  dependsOn(`picture:${row.key}`);
  return pictureData(row);
}

/** Writes one magazine issue with its stories, printables and solutions, in their order. */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import type { MagazineEntry } from './schema.ts';

export type MagazineFile = {
  slug: string;
  entry: MagazineEntry;
  /** The text before the solutions. */
  body: string;
  /** The solutions' texts, by their headline. */
  solutions: Record<string, string>;
  /** The printables' files in the media store, by the file's name in the front matter. */
  files: Record<string, { path: string; bytes: number }>;
};

export async function saveMagazineIssue(tx: Transaction, changed: Changed, file: MagazineFile) {
  const { slug, entry, body } = file;
  const edition = await tx.edition.findUniqueOrThrow({ where: { slug: entry.edition } });
  const cover = entry.picture
    ? await tx.picture.findUniqueOrThrow({ where: { key: entry.picture } })
    : null;
  const fields = {
    headline: entry.headline,
    number: entry.number,
    body,
    date: new Date(`${entry.date}T00:00:00Z`),
    editionId: edition.id,
    coverId: cover?.id ?? null,
  };
  const items = await itemsOf(tx, file);
  const found = await tx.magazineIssue.findUnique({
    where: { slug },
    include: { items: { orderBy: { position: 'asc' } } },
  });
  const sameItems =
    found?.items.length === items.length &&
    items.every((item, index) => !differs(found.items[index] ?? {}, item));
  if (found && sameItems && !differs(found, fields)) return;
  const issue = await tx.magazineIssue.upsert({
    where: { slug },
    create: { slug, ...fields },
    update: fields,
  });
  await tx.magazineItem.deleteMany({ where: { issueId: issue.id } });
  await tx.magazineItem.createMany({
    data: items.map((item) => ({ ...item, issueId: issue.id })),
  });
  changed('magazine', `magazine:${slug}`);
}

async function itemsOf(tx: Transaction, { entry, solutions, files }: MagazineFile) {
  const none = {
    articleId: null,
    headline: null,
    description: null,
    body: null,
    filePath: null,
    fileBytes: null,
  };
  const stories = [];
  for (const slug of entry.stories) {
    const article = await tx.article.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    stories.push({ ...none, kind: 'story' as const, articleId: article.id });
  }
  const rest = entry.items.map((item) => {
    const { headline, description = null } = item;
    if (item.kind === 'solution') {
      const body = solutions[headline] ?? null;
      return { ...none, kind: item.kind, headline, description, body };
    }
    const file = files[item.file];
    return {
      ...none,
      kind: item.kind,
      headline,
      description,
      filePath: file?.path ?? null,
      fileBytes: file?.bytes ?? null,
    };
  });
  return [...stories, ...rest].map((item, position) => ({ ...item, position }));
}

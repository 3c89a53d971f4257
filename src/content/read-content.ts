/** Reads a content folder: every file against its schema, with all that is wrong in one list. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { filing as articles } from '#articles/index.ts';
import { filing as fronts } from '#fronts/index.ts';
import { slugSchema } from '#lib/slug.ts';
import { filing as magazine } from '#magazine/index.ts';
import { type ParsedMarkdown, parseMarkdown } from '#markdown/index.ts';
import { filing as media } from '#media/index.ts';
import { filing as newsletters } from '#newsletters/index.ts';
import { filing as publication } from '#publication/index.ts';
import { splitFrontMatter } from './front-matter.ts';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import type { ContentProblem } from './problem.ts';

/** One Markdown file: what its front matter says, its text, and the text parsed. */
export type Document<T> = {
  file: string;
  slug: string;
  entry: T;
  body: string;
  parsed: ParsedMarkdown;
  /** Lines of the file before the body. */
  bodyBefore: number;
  lineOf: Parsed<T>['lineOf'];
};

type Listed<T> = { value: T; lineOf: Parsed<T>['lineOf'] };

export type Content = {
  folder: string;
  settings: Listed<z.output<typeof publication.settingsSchema>> | null;
  people: Listed<z.output<typeof publication.peopleSchema>>;
  promos: Listed<z.output<typeof publication.promosSchema>>;
  redirects: Listed<z.output<typeof publication.redirectsSchema>>;
  newsletters: Listed<z.output<typeof newsletters.newslettersSchema>>;
  pictures: Listed<z.output<typeof media.picturesSchema>>;
  fronts: Listed<z.output<typeof fronts.frontsSchema>>;
  stories: Document<z.output<typeof articles.storySchema>>[];
  pages: Document<z.output<typeof publication.pageSchema>>[];
  issues: Document<z.output<typeof magazine.magazineSchema>>[];
  /** Stories whose front matter could not be read: they are there, so nobody is told they are not. */
  unread: Set<string>;
  problems: ContentProblem[];
};

/** Throws only when the folder itself cannot be read. */
export async function readContent(folder: string): Promise<Content> {
  await readdir(folder);
  const problems: ContentProblem[] = [];
  const unread = new Set<string>();

  async function list<S extends z.ZodType>(file: string, schema: S, none: z.output<S>) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => null);
    if (text === null) return { value: none, lineOf: () => 1 };
    const parsed = parseYaml(schema, { file, text });
    problems.push(...parsed.problems);
    return { value: parsed.value ?? none, lineOf: parsed.lineOf };
  }

  async function documents<S extends z.ZodType>(name: string, schema: S) {
    const names = await readdir(join(folder, name)).catch(() => []);
    const found: Document<z.output<S>>[] = [];
    for (const entry of names.filter((each) => each.endsWith('.md')).sort()) {
      const text = await readFile(join(folder, name, entry), 'utf8');
      const read = readDocument({ schema, file: `${name}/${entry}`, text });
      problems.push(...read.problems);
      if (read.document) found.push(read.document);
      else unread.add(entry.replace(/\.md$/, ''));
    }
    return found;
  }

  const settingsText = await readFile(join(folder, 'publication.yaml'), 'utf8').catch(() => null);
  const file = 'publication.yaml';
  if (settingsText === null) {
    problems.push({ file, line: 1, message: 'The file is missing: a publication needs its name.' });
  }
  const settings = parseYaml(publication.settingsSchema, { file, text: settingsText ?? '{}' });
  if (settingsText !== null) problems.push(...settings.problems);
  return {
    folder,
    settings: settings.value ? { value: settings.value, lineOf: settings.lineOf } : null,
    people: await list('people.yaml', publication.peopleSchema, []),
    promos: await list('promos.yaml', publication.promosSchema, []),
    redirects: await list('redirects.yaml', publication.redirectsSchema, []),
    newsletters: await list('newsletters.yaml', newsletters.newslettersSchema, []),
    pictures: await list('pictures.yaml', media.picturesSchema, []),
    fronts: await list('fronts.yaml', fronts.frontsSchema, []),
    stories: await documents('articles', articles.storySchema),
    pages: await documents('pages', publication.pageSchema),
    issues: await documents('magazine', magazine.magazineSchema),
    unread,
    problems,
  };
}

type DocumentInput<S extends z.ZodType> = { schema: S; file: string; text: string };

function readDocument<S extends z.ZodType>({ schema, file, text }: DocumentInput<S>) {
  const slug = file.replace(/^.*\//, '').replace(/\.md$/, '');
  const problems: ContentProblem[] = [];
  if (!slugSchema.safeParse(slug).success) {
    const message = 'The file’s name is the address: use lower case words joined by hyphens.';
    problems.push({ file, line: 1, message });
  }
  const split = splitFrontMatter(text);
  if (!split) {
    const message = 'The file must open with front matter between two lines of three hyphens.';
    return { document: null, problems: [...problems, { file, line: 1, message }] };
  }
  const { yaml, body, yamlBefore, bodyBefore } = split;
  const front = parseYaml(schema, { file, text: yaml, before: yamlBefore });
  const parsed = parseMarkdown(body);
  problems.push(
    ...front.problems,
    ...parsed.problems.map((problem) => ({ ...problem, file, line: problem.line + bodyBefore })),
  );
  const document =
    front.value === null
      ? null
      : { file, slug, entry: front.value, body, parsed, bodyBefore, lineOf: front.lineOf };
  return { document, problems };
}

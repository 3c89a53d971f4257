/**
 * `npm run evaluate:related -- file.csv [stories]`: of the five stories that stand beside a story, how
 * many share its label. The first line of the file names its columns; `text` (or `headline` and
 * `body`) and `label` (or `category`) are read. Labels are never shown to what is measured: stories
 * are filed without topics, in one section, on one day; without a headline the text's beginning is one.
 * `content` instead of a file measures content/.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { headlineLimit } from '#articles/pure.ts';
import { checkContent } from '#content/index.ts';
import { database } from '#lib/database.ts';
import { refreshRelated } from '#related/index.ts';
import { fileStory, makePublication } from '../tests/support/publication.ts';
import { onDatabase } from './bench/databases.ts';

/** What stands where a collection has no standfirst: a story must have one, and this says nothing. */
const noWords = '–';
type Labelled = { headline: string; standfirst?: string; body: string; label: string };

const [source, most = '2000'] = process.argv.slice(2);
if (!source) {
  console.error('Usage: npm run evaluate:related -- file.csv [stories] | content');
  process.exit(2);
}
const all = source === 'content' ? await ownContent() : fromCsv(source);
// Spread over the whole file, for many are sorted by their labels.
const stories = all.filter((_, n) => Math.floor((n + 1) * share(all)) > Math.floor(n * share(all)));

await onDatabase('embedded', async () => {
  await makePublication();
  const labels = new Map<number, string>();
  for (const [n, { headline, standfirst = noWords, body, label }] of stories.entries()) {
    const slug = `story-${n + 1}`;
    await fileStory({ slug, headline, standfirst, body });
    const { id } = await database().article.findUniqueOrThrow({ where: { slug } });
    labels.set(id, label);
  }
  await refreshRelated();
  const rows = await database().relatedStory.findMany({
    orderBy: [{ articleId: 'asc' }, { score: 'desc' }, { otherId: 'asc' }],
  });
  const precisions = [...labels].map(([id, label]) => {
    const nearest = rows.filter(({ articleId }) => articleId === id).slice(0, 5);
    return nearest.filter(({ otherId }) => labels.get(otherId) === label).length / 5;
  });
  const counts = Object.values(Object.groupBy(labels.values(), (label) => label));
  const chance = counts.reduce((sum, of = []) => sum + (of.length / labels.size) ** 2, 0);
  const best = counts.reduce(
    (sum, of = []) => sum + of.length * Math.min(1, (of.length - 1) / 5),
    0,
  );
  const precision = precisions.reduce((sum, one) => sum + one, 0) / precisions.length;
  console.log(
    `${labels.size} stories, ${counts.length} labels: precision at 5 is ${precision.toFixed(3)} ` +
      `(by chance about ${chance.toFixed(3)}, at the best ${(best / labels.size).toFixed(3)})`,
  );
});
process.exit(0);

function share({ length }: Labelled[]): number {
  return Math.min(1, Number(most) / length);
}

function fromCsv(file: string): Labelled[] {
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true };
  const [names = [], ...lines] = parse(readFileSync(file, 'utf8'), options);
  const column = (...wanted: string[]) =>
    names.findIndex((name) => wanted.includes(name.trim().toLowerCase()));
  const at = {
    label: column('label', 'category', 'topic', 'class'),
    text: column('text', 'body', 'content', 'article'),
    headline: column('headline', 'title'),
  };
  if (at.label < 0 || at.text < 0) {
    console.error('The first line must name a column “text” and a column “label”.');
    process.exit(2);
  }
  return lines.flatMap((line) => {
    const body = line[at.text]?.trim() ?? '';
    const label = line[at.label]?.trim() ?? '';
    const headline = (at.headline < 0 ? body : (line[at.headline] ?? ''))
      .trim()
      .slice(0, headlineLimit);
    return body && label && headline ? [{ headline, body, label }] : [];
  });
}

async function ownContent(): Promise<Labelled[]> {
  const { content } = await checkContent('content');
  return content.stories
    .filter(({ entry }) => entry.status === 'live')
    .map(({ entry, body }) => ({
      headline: entry.headline,
      standfirst: entry.standfirst,
      body,
      label: entry.section,
    }));
}

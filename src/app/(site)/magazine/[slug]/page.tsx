import { readMarkdownContext } from '#articles/index.ts';
import { describeIssue } from '#linked-data/index.ts';
import { findMagazineIssue } from '#magazine/index.ts';
import { parseMarkdown, toWebHtml } from '#markdown/index.ts';
import { getPublication } from '#publication/index.ts';
import { formatBytes, formatDate } from '#ui/format-date.ts';
import { Markup } from '#ui/Markup.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { StoryList } from '#ui/StoryList.tsx';
import { absent } from '../../absent.tsx';

type Props = { params: Promise<{ slug: string }> };

/** One issue: what is in it, what can be printed, and the solutions of its puzzles. */
export default async function Issue({ params }: Props) {
  const { slug } = await params;
  const path = `/magazine/${slug}`;
  const issue = await findMagazineIssue(slug);
  if (!issue) return absent(path);
  const publication = await getPublication();
  const edition = publication.editions.find((one) => one.slug === issue.edition.slug);
  const language = edition?.language ?? publication.language;
  const day = formatDate(issue.date, { language, timeZone: 'UTC' });
  const html = async (text: string) => {
    const parsed = parseMarkdown(text);
    return toWebHtml(parsed, await readMarkdownContext(parsed, { path }));
  };
  const solutions = await Promise.all(
    issue.solutions.map(async (solution) => ({ ...solution, html: await html(solution.body) })),
  );
  return (
    <Page
      publication={publication}
      edition={issue.edition}
      path={path}
      data={describeIssue(issue, publication)}
      title={`${issue.headline}, issue ${issue.number}`}
      description={`Issue ${issue.number} of ${publication.name}, ${day}: stories, puzzles to print and solutions.`}
    >
      <PageHead
        heading={issue.headline}
        kicker={`Issue ${issue.number} · ${issue.edition.label} · ${day}`}
      />
      <Markup className="prose story-foot" html={await html(issue.body)} />
      {issue.printables.length > 0 ? (
        <section className="foot-part" aria-labelledby="printables">
          <h2 id="printables">To print</h2>
          <ul className="tiles">
            {issue.printables.map((printable) => (
              <li key={printable.url} className="tile">
                <h3>
                  <a href={printable.url}>{printable.headline}</a>
                </h3>
                <p className="card-standfirst">{printable.description}</p>
                <p className="card-meta">PDF, {formatBytes(printable.bytes)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {solutions.length > 0 ? (
        <section className="foot-part" aria-labelledby="solutions">
          <h2 id="solutions">Solutions</h2>
          {solutions.map((solution) => (
            <details key={solution.headline} className="solution">
              <summary>{solution.headline}</summary>
              {solution.description ? <p>{solution.description}</p> : null}
              <Markup className="prose" html={solution.html} />
            </details>
          ))}
        </section>
      ) : null}
      {issue.stories.length > 0 ? (
        <section className="foot-part" aria-labelledby="in-this-issue">
          <h2 id="in-this-issue">In this issue</h2>
          <StoryList stories={issue.stories} heading="h3" />
        </section>
      ) : null}
    </Page>
  );
}

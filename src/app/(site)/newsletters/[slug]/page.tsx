import { type ArchivedIssue, listArchive } from '#issues/index.ts';
import { dateFormat } from '#lib/date-format.ts';
import { signUpFormHtml } from '#markdown/index.ts';
import { findNewsletter, listNewsletters } from '#newsletters/index.ts';
import { getPublication } from '#publication/index.ts';
import { Markup } from '#ui/Markup.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { absent } from '../../absent.tsx';

type Props = { params: Promise<{ slug: string }> };

/** One letter: what it promises, and its form. */
export default async function NewsletterPage({ params }: Props) {
  const { slug } = await params;
  const path = `/newsletters/${slug}`;
  const letter = await findNewsletter(slug);
  if (!letter) return absent(path);
  const [publication, letters, issues] = await Promise.all([
    getPublication(),
    listNewsletters(),
    listArchive(slug),
  ]);
  const form = signUpFormHtml(letter, { place: 'letter', returnTo: path });
  return (
    <Page
      publication={publication}
      edition={letter.edition ?? undefined}
      path={path}
      title={letter.name}
      description={letter.promise}
      {...(letter.archiveIsPublic && issues.length > 0
        ? { feed: { subject: { list: 'newsletters', slug }, name: letter.name } }
        : {})}
    >
      <div className="two">
        <div>
          <PageHead heading={letter.name} kicker="Newsletter" standfirst={letter.promise} />
          {letter.isRetired ? (
            <p>This letter has ended. What it sent can still be read.</p>
          ) : (
            <Markup html={form} />
          )}
          <Issues slug={slug} issues={issues} publication={publication} />
        </div>
        <section aria-labelledby="other-letters">
          <h2 id="other-letters" className="column-heading">
            Our other letters
          </h2>
          <ul className="plain-list">
            {letters
              .filter((other) => other.slug !== slug)
              .map((other) => (
                <li key={other.slug}>
                  <a href={`/newsletters/${other.slug}`}>{other.name}</a>
                  <p className="card-meta">{other.schedule}</p>
                </li>
              ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

type IssuesProps = {
  slug: string;
  issues: ArchivedIssue[];
  publication: { language: string; timeZone: string };
};

/** What was sent so far, for who wants to see before signing up. */
function Issues({ slug, issues, publication: { language, timeZone } }: IssuesProps) {
  if (issues.length === 0) return null;
  const date = dateFormat(language, { dateStyle: 'long', timeZone });
  return (
    <section aria-labelledby="issues" className="aside-form">
      <h2 id="issues">Issues so far</h2>
      <ul className="plain-list">
        {issues.map(({ number, subject, sentAt }) => (
          <li key={number}>
            <a href={`/newsletters/${slug}/${number}`}>{subject}</a>
            <p className="card-meta">
              <time dateTime={sentAt.toISOString()}>{date.format(sentAt)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { findArchived } from '#issues/index.ts';
import { dateFormat } from '#lib/date-format.ts';
import { signUpFormHtml } from '#markdown/index.ts';
import { findNewsletter } from '#newsletters/index.ts';
import { getPublication } from '#publication/index.ts';
import { Markup } from '#ui/Markup.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { StoryList } from '#ui/StoryList.tsx';
import { absent } from '../../../absent.tsx';

type Props = { params: Promise<{ slug: string; issue: string }> };

/** An issue that was sent, for who opens it in the browser or finds it later. */
export default async function IssuePage({ params }: Props) {
  const { slug, issue: given } = await params;
  const path = `/newsletters/${slug}/${given}`;
  const number = /^[1-9]\d{0,6}$/.test(given) ? Number(given) : null;
  const [letter, issue] = await Promise.all([
    findNewsletter(slug),
    number ? findArchived(slug, number) : null,
  ]);
  if (!letter || !issue) return absent(path);
  const publication = await getPublication();
  const date = dateFormat(publication.language, {
    dateStyle: 'long',
    timeZone: publication.timeZone,
  });
  return (
    <Page
      publication={publication}
      edition={letter.edition ?? undefined}
      path={path}
      title={issue.subject}
      description={issue.preheader || letter.promise}
      published={issue.sentAt}
    >
      <PageHead heading={issue.subject} kicker={letter.name} standfirst={issue.preheader}>
        <p className="card-meta">
          Sent <time dateTime={issue.sentAt.toISOString()}>{date.format(issue.sentAt)}</time> ·{' '}
          <a href={`/newsletters/${slug}`}>All issues of {letter.name}</a>
        </p>
      </PageHead>
      <div className="prose story-foot">
        <Markup html={issue.introHtml} />
      </div>
      <StoryList stories={issue.stories} />
      {letter.isRetired ? null : (
        <div className="story-foot">
          <Markup html={signUpFormHtml(letter, { place: 'issue', returnTo: path })} />
        </div>
      )}
    </Page>
  );
}

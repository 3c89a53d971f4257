import { getPublication } from '#publication/index.ts';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

const standfirst =
  'Nothing is sent to you until you confirm: a message will ask whether it was you who signed up.';

/** Where the sign-up form leads. It is the same for every address. */
export default async function CheckYourInbox() {
  const publication = await getPublication();
  return (
    <Page
      publication={publication}
      path="/newsletters/check-your-inbox"
      title="Your request is recorded"
      description={standfirst}
    >
      <PageHead heading="Your request is recorded" kicker="Newsletters" standfirst={standfirst} />
      <div className="prose story-foot">
        <p>
          When that message comes, open it and press the button on the page it leads to. If you do
          nothing, you will not be on any list. If nothing comes, look among the messages your mail
          program filtered out, or write to{' '}
          <a href={`mailto:${publication.contactEmail}`}>{publication.contactEmail}</a>.
        </p>
        <p>
          <a href="/newsletters">See all newsletters</a> or <a href="/">go to the front page</a>.
        </p>
      </div>
    </Page>
  );
}

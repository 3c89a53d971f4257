import { getPublication } from '#publication/index.ts';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

const standfirst =
  'A message is on its way. Nothing else is sent to you until you confirm that it was you.';

/** Where the forms that mail a link lead. It is the same for every address. */
export default async function CheckYourInbox() {
  const publication = await getPublication();
  return (
    <Page
      publication={publication}
      path="/newsletters/check-your-inbox"
      title="Please look in your inbox"
      description={standfirst}
    >
      <PageHead heading="Please look in your inbox" kicker="Newsletters" standfirst={standfirst} />
      <div className="prose story-foot">
        <p>
          When it comes, open it and follow its link. After a sign-up, press the button on the page
          it leads to; if you do nothing, you will not be on any list. One message comes in ten
          minutes at most. If nothing comes, look among the messages your mail program filtered out,
          or write to <a href={`mailto:${publication.contactEmail}`}>{publication.contactEmail}</a>.
        </p>
        <p>
          <a href="/newsletters">See all newsletters</a> or <a href="/">go to the front page</a>.
        </p>
      </div>
    </Page>
  );
}

import { counting } from '#issues/index.ts';
import { getPublication } from '#publication/index.ts';
import { LinkOver } from '#ui/LinkOver.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

type Query = { key?: string | string[]; said?: string | string[] };

/** Where “more like this” and “less like this” of a letter lead. Opening it answers nothing. */
export default async function Feedback({ searchParams }: { searchParams: Promise<Query> }) {
  const { key: given, said } = await searchParams;
  const key = typeof given === 'string' ? given : '';
  const [publication, found] = await Promise.all([getPublication(), counting.findFeedback(key)]);
  const isThanked = said === 'thanks' && found?.answered === found?.isMore;
  const wish = found?.isMore ? 'More' : 'Less';
  const heading = !found
    ? 'This link has ended'
    : isThanked
      ? 'Thank you'
      : `${wish} like this in our letters?`;
  return (
    <Page
      publication={publication}
      path="/newsletters/feedback"
      title={heading}
      description="Tell us what you would like to read."
      unlisted
    >
      <PageHead
        heading={heading}
        kicker="Newsletters"
        standfirst={
          isThanked ? `The editors will see that somebody wants ${wish.toLowerCase()} of it.` : null
        }
      />
      {!found ? (
        <LinkOver>It may be incomplete, or the letter it was in is no longer yours.</LinkOver>
      ) : (
        <form
          className="letters-form story-foot"
          method="post"
          action="/newsletters/feedback/done"
          data-plain=""
        >
          <input type="hidden" name="key" value={key} />
          <p>
            {found.story ? (
              <>
                It is about <a href={found.story.url}>{found.story.headline}</a>.
              </>
            ) : (
              'It is about a story that is no longer on our site.'
            )}
          </p>
          {isThanked ? null : (
            <p className="field buttons">
              <button type="submit" className="button">
                {wish} like this, please
              </button>
            </p>
          )}
        </form>
      )}
    </Page>
  );
}

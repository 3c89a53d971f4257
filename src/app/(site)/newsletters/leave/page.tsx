import { getPublication } from '#publication/index.ts';
import { findLeaving, type LeavePage } from '#subscribers/index.ts';
import { LinkOver } from '#ui/LinkOver.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

type Props = { searchParams: Promise<{ key?: string | string[] }> };

/** Where the leaving link of a letter leads. Opening it changes nothing. */
export default async function Leave({ searchParams }: Props) {
  const given = (await searchParams).key;
  const key = typeof given === 'string' ? given : '';
  const [publication, found] = await Promise.all([getPublication(), findLeaving(key)]);
  const heading = !found
    ? 'This link has ended'
    : found.hasLeft
      ? `You have left ${found.letter.name}`
      : `Leave ${found.letter.name}?`;
  return (
    <Page
      publication={publication}
      path="/newsletters/leave"
      title={heading}
      description="Leave a newsletter."
      unlisted
    >
      <PageHead
        heading={heading}
        kicker="Newsletters"
        standfirst={found?.hasLeft ? `Nothing more of it comes to ${found.email}.` : null}
      />
      {found ? (
        <LeaveForm found={found} formKey={key} />
      ) : (
        <LinkOver>
          It may be incomplete, or it belongs to an address that is no longer here.
        </LinkOver>
      )}
    </Page>
  );
}

function LeaveForm({ found, formKey }: { found: LeavePage; formKey: string }) {
  const { hasLeft, others, email, letter } = found;
  if (hasLeft && others.length === 0) {
    return (
      <div className="prose story-foot">
        <p>
          You are on no other list of ours. <a href="/newsletters">Sign up again</a> whenever you
          like.
        </p>
      </div>
    );
  }
  return (
    <form
      className="letters-form story-foot"
      method="post"
      action="/newsletters/leave/done"
      data-plain=""
    >
      <input type="hidden" name="key" value={formKey} />
      <p>
        {hasLeft
          ? `You still get ${others.map(({ name }) => name).join(', ')} at ${email}.`
          : `${letter.name} will no longer come to ${email}.`}
      </p>
      <p className="field">
        <label htmlFor="reason">Would you tell us why? (optional)</label>
        <input id="reason" type="text" name="reason" maxLength={300} autoComplete="off" />
      </p>
      <p className="field buttons">
        {hasLeft ? null : (
          <button type="submit" className="button" name="what" value="letter">
            Leave {letter.name}
          </button>
        )}
        {others.length > 0 ? (
          <button type="submit" className="button quiet" name="what" value="everything">
            {hasLeft ? 'Leave these as well' : `Leave all ${others.length + 1} letters`}
          </button>
        ) : null}
      </p>
    </form>
  );
}

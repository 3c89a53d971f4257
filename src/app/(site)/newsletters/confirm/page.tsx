import { now } from '#lib/clock.ts';
import { getPublication } from '#publication/index.ts';
import { type Confirmation, findConfirmation } from '#subscribers/index.ts';
import { LinkOver } from '#ui/LinkOver.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where a confirming link leads. Opening it changes nothing; its button does. */
export default async function Confirm({ searchParams }: Props) {
  const given = (await searchParams).token;
  const token = typeof given === 'string' ? given : '';
  const [publication, found] = await Promise.all([
    getPublication(),
    findConfirmation(token, now()),
  ]);
  const heading = headingOf(found);
  return (
    <Page
      publication={publication}
      path="/newsletters/confirm"
      title={heading}
      description="Confirm that it was you."
      unlisted
    >
      <PageHead heading={heading} kicker="Newsletters" />
      {found.kind === 'over' ? (
        <LinkOver>{overWords[found.reason]}</LinkOver>
      ) : (
        <form
          className="letters-form story-foot"
          method="post"
          action="/newsletters/confirm/done"
          data-plain=""
        >
          <input type="hidden" name="token" value={token} />
          {found.kind === 'letters' ? (
            <Letters {...found} />
          ) : (
            <p>
              The letters that come to <strong>{found.email}</strong> will come to{' '}
              <strong>{found.newEmail}</strong>.
            </p>
          )}
          <p className="field">
            <button type="submit" className="button">
              {found.kind === 'letters' ? 'Yes, send me these' : 'Yes, use the new address'}
            </button>
          </p>
          <p className="hint">
            If it was not you, close this page. Nothing has changed, and nothing will.
          </p>
        </form>
      )}
    </Page>
  );
}

function headingOf(found: Confirmation): string {
  if (found.kind === 'over') return 'This link does nothing now';
  return found.kind === 'letters' ? 'Was it you who signed up?' : 'Is this your new address?';
}

function Letters({ email, letters }: Extract<Confirmation, { kind: 'letters' }>) {
  return (
    <fieldset className="letters">
      <legend>To {email}:</legend>
      {letters.map(({ slug, name, promise }) => (
        <div className="letter-choice" key={slug}>
          <input
            type="checkbox"
            name="newsletter"
            value={slug}
            id={`letter-${slug}`}
            defaultChecked
            aria-describedby={`letter-${slug}-about`}
          />
          <div>
            <label className="letter-name" htmlFor={`letter-${slug}`}>
              {name}
            </label>
            <p className="letter-about" id={`letter-${slug}-about`}>
              {promise}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

const overWords = {
  used: 'It has been used: what it confirms is confirmed. To see what you get, ask for the link to your letters.',
  expired:
    'It was good for 48 hours, and they are over. Nothing was confirmed. Sign up again and a new link comes.',
  unknown:
    'Perhaps a part of it was lost between the mail and here. Copy the whole of it, or sign up again.',
};

import { headers } from 'next/headers';
import { answerFormHeader, readForm } from '#lib/form-answer.ts';
import { getPublication } from '#publication/index.ts';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { problemWords } from '#ui/problem-words.ts';

const standfirst = 'We mail you a link to what you get, to change it, pause it or leave.';

/** Asks for the link to one's own page. */
export default async function AskForLink() {
  const publication = await getPublication();
  const form = readForm((await headers()).get(answerFormHeader));
  const problem = form?.problems[0] ? problemWords(form.problems[0]).words : undefined;
  return (
    <Page
      publication={publication}
      path="/newsletters/link"
      title="The link to your letters"
      description={standfirst}
    >
      <PageHead heading="The link to your letters" kicker="Newsletters" standfirst={standfirst} />
      <form
        className="letters-form story-foot"
        method="post"
        action="/newsletters/link/send"
        data-plain=""
      >
        <div className="field">
          <label htmlFor="link-email">Your email address</label>
          {problem ? (
            <p className="field-error" id="link-email-error" role="alert">
              {problem}
            </p>
          ) : null}
          <input
            id="link-email"
            type="email"
            name="email"
            required
            autoComplete="email"
            defaultValue={form?.values.email?.[0]}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'link-email-error' : undefined}
          />
        </div>
        <p className="field">
          <button type="submit" className="button">
            Mail me the link
          </button>
        </p>
      </form>
    </Page>
  );
}

import type { FormAnswer } from '#lib/form-answer.ts';
import type { NewsletterCard } from '#newsletters/index.ts';
import { problemWords } from './problem-words.ts';

type Props = {
  letters: NewsletterCard[];
  /** What was typed and what is wrong with it, when the form comes back. */
  form?: FormAnswer | null;
};

/** The form for any number of letters at once. */
export function LettersForm({ letters, form = null }: Props) {
  const problems = form?.problems.map(problemWords) ?? [];
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.words;
  const email = problemOf('email');
  const chosen = form?.values.newsletters ?? [];
  return (
    <form
      className="letters-form story-foot"
      method="post"
      action="/newsletters/sign-up"
      data-plain=""
    >
      {problems.length > 0 ? (
        <div className="error-summary" role="alert" tabIndex={-1}>
          <h2>Something needs another look</h2>
          <ul>
            {problems.map(({ field, words }) => (
              <li key={field}>
                <a href={field === 'email' ? '#letters-email' : '#letters'}>{words}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <input type="hidden" name="place" value="newsletters" />
      <input type="hidden" name="return_to" value={form?.values.return_to?.[0] ?? '/newsletters'} />
      <fieldset className="letters" id="letters">
        <legend>Which letters would you like?</legend>
        {letters.map((letter) => (
          <Choice key={letter.slug} letter={letter} isChosen={chosen.includes(letter.slug)} />
        ))}
      </fieldset>
      <div className="field-trap" aria-hidden="true">
        <label htmlFor="letters-website">Leave this empty</label>
        <input id="letters-website" type="text" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <div className="field">
        <label htmlFor="letters-email">Your email address</label>
        {email ? (
          <p className="field-error" id="letters-email-error">
            {email}
          </p>
        ) : null}
        <input
          id="letters-email"
          type="email"
          name="email"
          required
          autoComplete="email"
          defaultValue={form?.values.email?.[0]}
          aria-invalid={email ? true : undefined}
          aria-describedby={email ? 'letters-email-error letters-terms' : 'letters-terms'}
        />
      </div>
      <p className="hint" id="letters-terms">
        We will ask you to confirm before anything is sent. Every letter has a link to leave.
      </p>
      <p className="field">
        <button type="submit" className="button">
          Sign up
        </button>
      </p>
    </form>
  );
}

function Choice({ letter, isChosen }: { letter: NewsletterCard; isChosen: boolean }) {
  const { slug, name, promise, schedule, edition } = letter;
  const id = `letter-${slug}`;
  return (
    <div className="letter-choice">
      <input
        type="checkbox"
        name="newsletter"
        value={slug}
        id={id}
        defaultChecked={isChosen}
        aria-describedby={`${id}-about`}
      />
      <div>
        <label className="letter-name" htmlFor={id}>
          {name}
        </label>
        <p className="letter-about" id={`${id}-about`}>
          {promise}
        </p>
        <p className="card-meta">
          {edition ? `${schedule} · ${edition.name} edition` : schedule} ·{' '}
          <a href={`/newsletters/${slug}`}>About {name}</a>
        </p>
      </div>
    </div>
  );
}

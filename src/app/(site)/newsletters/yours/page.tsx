import { headers } from 'next/headers';
import { now } from '#lib/clock.ts';
import { dateFormat } from '#lib/date-format.ts';
import { answerFormHeader, readForm } from '#lib/form-answer.ts';
import { getPublication } from '#publication/index.ts';
import { type Choices, own } from '#subscribers/index.ts';
import { LinkOver } from '#ui/LinkOver.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { problemWords } from '#ui/problem-words.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What one person gets, to be seen and changed by the signed link of their mail. */
export default async function Yours({ searchParams }: Props) {
  const { key: givenKey, said: givenSaid } = await searchParams;
  const key = typeof givenKey === 'string' ? givenKey : '';
  const form = readForm((await headers()).get(answerFormHeader));
  const [publication, choices] = await Promise.all([getPublication(), own.findChoices(key, now())]);
  const said = typeof givenSaid === 'string' ? saidWords[givenSaid] : undefined;
  const isDeleted = !choices && givenSaid === 'deleted';
  const heading = choices
    ? 'Your letters'
    : isDeleted
      ? 'Your data is deleted'
      : 'This link has ended';
  return (
    <Page
      publication={publication}
      path="/newsletters/yours"
      title={heading}
      description="What you get from us, and how to change it."
      unlisted
    >
      <PageHead
        heading={heading}
        kicker="Newsletters"
        standfirst={choices ? `What comes to ${choices.email}` : null}
      />
      {said && (choices || isDeleted) ? (
        <p className="said" role="status">
          {said}
        </p>
      ) : null}
      {choices ? (
        <div className="letters-form story-foot">
          <ChoicesForm choices={choices} formKey={key} timeZone={publication.timeZone} />
          <AddressForm
            formKey={key}
            typed={form?.values.email?.[0]}
            problem={form?.problems[0] ? problemWords(form.problems[0]).words : undefined}
          />
          <DataForms formKey={key} />
        </div>
      ) : isDeleted ? null : (
        <LinkOver>
          It may be incomplete, or it belongs to an address that is no longer here.
        </LinkOver>
      )}
    </Page>
  );
}

const saidWords: Record<string, string> = {
  confirmed: 'Thank you. It is confirmed, and a welcome is on its way to you.',
  'address-changed': 'Your letters come to this address now.',
  saved: 'Your choices are saved.',
  'address-asked': 'If we can write to that address, a link to confirm it is on its way.',
  deleted: 'Nothing about you is kept here any more, and nothing will be sent to you.',
};

type FormProps = { choices: Choices; formKey: string; timeZone: string };

function ChoicesForm({ choices, formKey, timeZone }: FormProps) {
  const until = choices.pausedUntil
    ? dateFormat('en-GB', { dateStyle: 'long', timeZone }).format(choices.pausedUntil)
    : null;
  return (
    <form method="post" action="/newsletters/yours/save" data-plain="">
      <input type="hidden" name="key" value={formKey} />
      {choices.isSuppressed ? (
        <p className="said">
          We had to stop writing to this address, because mail to it came back or was reported as
          unwanted. Write to us if that was a mistake.
        </p>
      ) : null}
      <fieldset className="letters">
        <legend>Tick what you would like to get</legend>
        {choices.letters.map(({ slug, name, promise, schedule, isChosen, rhythm, isElsewhere }) => (
          <div className="letter-choice" key={slug}>
            <input
              type="checkbox"
              name="newsletter"
              value={slug}
              id={`letter-${slug}`}
              defaultChecked={isChosen}
              aria-describedby={`letter-${slug}-about`}
            />
            <div>
              <label className="letter-name" htmlFor={`letter-${slug}`}>
                {name}
              </label>
              <p className="letter-about" id={`letter-${slug}-about`}>
                {promise}
              </p>
              <p className="card-meta">
                {schedule}
                {isElsewhere ? ' · for another edition' : ''}
              </p>
              <p className="field">
                <label htmlFor={`rhythm-${slug}`}>How {name} comes</label>
                <select id={`rhythm-${slug}`} name="rhythm" defaultValue={`${slug} ${rhythm}`}>
                  <option value={`${slug} each`}>Each issue</option>
                  <option value={`${slug} daily`}>Once a day, all in one</option>
                  <option value={`${slug} weekly`}>Once a week, all in one</option>
                </select>
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      {choices.editions.length > 1 ? (
        <p className="field">
          <label htmlFor="edition">The edition you read</label>
          <select id="edition" name="edition" defaultValue={choices.edition ?? ''}>
            <option value="">No one in particular</option>
            {choices.editions.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      <p className="field">
        <label htmlFor="pause">Pause everything</label>
        <select id="pause" name="pause" defaultValue={until ? 'keep' : 'none'}>
          {until ? <option value="keep">Paused until {until}</option> : null}
          <option value="none">{until ? 'Send again from now on' : 'No pause'}</option>
          <option value="week">For a week</option>
          <option value="fortnight">For two weeks</option>
          <option value="month">For a month</option>
        </select>
      </p>
      <p className="field">
        <label htmlFor="reason">If you leave a letter: would you tell us why? (optional)</label>
        <input id="reason" type="text" name="reason" maxLength={300} autoComplete="off" />
      </p>
      <p className="field">
        <button type="submit" className="button">
          Save
        </button>
      </p>
    </form>
  );
}

type AddressProps = { formKey: string; typed: string | undefined; problem: string | undefined };

function AddressForm({ formKey, typed, problem }: AddressProps) {
  return (
    <form method="post" action="/newsletters/yours/address" className="aside-form" data-plain="">
      <h2>Another address</h2>
      <input type="hidden" name="key" value={formKey} />
      <p className="field">
        <label htmlFor="new-email">Your new email address</label>
        {problem ? (
          <span className="field-error" id="new-email-error" role="alert">
            {problem}
          </span>
        ) : null}
        <input
          id="new-email"
          type="email"
          name="email"
          required
          autoComplete="email"
          defaultValue={typed}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'new-email-error new-email-hint' : 'new-email-hint'}
        />
      </p>
      <p className="hint" id="new-email-hint">
        We will write to it, and change it when you confirm there.
      </p>
      <p className="field">
        <button type="submit" className="button quiet">
          Change my address
        </button>
      </p>
    </form>
  );
}

function DataForms({ formKey }: { formKey: string }) {
  return (
    <section className="aside-form" aria-labelledby="your-data">
      <h2 id="your-data">Your data</h2>
      <form method="post" action="/newsletters/yours/export" data-plain="">
        <input type="hidden" name="key" value={formKey} />
        <p className="field">
          <button type="submit" className="button quiet">
            Download what is kept about me
          </button>
        </p>
      </form>
      <form method="post" action="/newsletters/yours/delete" data-plain="">
        <input type="hidden" name="key" value={formKey} />
        <p className="field check">
          <input id="sure" type="checkbox" name="sure" value="yes" required />
          <label htmlFor="sure">
            Delete everything kept about me. I will get nothing more, and this cannot be undone.
          </label>
        </p>
        <p className="field">
          <button type="submit" className="button quiet">
            Delete my data
          </button>
        </p>
      </form>
    </section>
  );
}

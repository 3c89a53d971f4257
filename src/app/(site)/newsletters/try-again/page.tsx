import { headers } from 'next/headers';
import { answerFormHeader, readForm } from '#lib/form-answer.ts';
import { listNewsletters } from '#newsletters/index.ts';
import { getPublication } from '#publication/index.ts';
import { LettersForm } from '#ui/LettersForm.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

/** The sign-up form once more, with what was typed and what is wrong with it. */
export default async function TryAgain() {
  const form = readForm((await headers()).get(answerFormHeader));
  const [publication, letters] = await Promise.all([getPublication(), listNewsletters()]);
  return (
    <Page
      publication={publication}
      path="/newsletters/try-again"
      title="Please check the form"
      description="The sign-up form, with what needs another look."
    >
      <PageHead heading="Please check the form" kicker="Newsletters" />
      <LettersForm letters={letters} form={form} />
    </Page>
  );
}

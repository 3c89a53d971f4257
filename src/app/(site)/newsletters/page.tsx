import { listNewsletters } from '#newsletters/index.ts';
import { getPublication } from '#publication/index.ts';
import { LettersForm } from '#ui/LettersForm.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

const standfirst =
  'Choose what you want to read by email. Each letter says what comes and how often.';

/** Every letter, and one form for all of them. */
export default async function Newsletters() {
  const [publication, letters] = await Promise.all([getPublication(), listNewsletters()]);
  return (
    <Page
      publication={publication}
      path="/newsletters"
      title="Newsletters"
      description={standfirst}
    >
      <PageHead heading="Newsletters" standfirst={standfirst} />
      <LettersForm letters={letters} />
    </Page>
  );
}

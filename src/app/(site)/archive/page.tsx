import { listMonths } from '#articles/index.ts';
import { getPublication } from '#publication/index.ts';
import { ArchiveYears } from '#ui/ArchiveYears.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

const standfirst = 'Every story we have published, by the month it first appeared in.';

/** The whole archive. */
export default async function Archive() {
  const [publication, years] = await Promise.all([getPublication(), listMonths()]);
  return (
    <Page publication={publication} path="/archive" title="Archive" description={standfirst}>
      <PageHead heading="Archive" standfirst={standfirst} />
      <ArchiveYears years={years} language={publication.language} />
    </Page>
  );
}

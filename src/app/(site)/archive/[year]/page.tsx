import { listMonths } from '#articles/index.ts';
import { getPublication } from '#publication/index.ts';
import { ArchiveYears } from '#ui/ArchiveYears.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { absent } from '../../absent.tsx';

type Props = { params: Promise<{ year: string }> };

/** The months of one year. */
export default async function ArchiveOfYear({ params }: Props) {
  const { year } = await params;
  const [publication, years] = await Promise.all([getPublication(), listMonths()]);
  const found = years.filter((one) => String(one.year) === year);
  if (found.length === 0) return absent(`/archive/${year}`);
  const heading = `The year ${year}`;
  return (
    <Page
      publication={publication}
      path={`/archive/${year}`}
      title={heading}
      description={`What ${publication.name} published in ${year}, month by month.`}
    >
      <PageHead heading={heading} kicker="Archive" />
      <ArchiveYears years={found} language={publication.language} />
    </Page>
  );
}

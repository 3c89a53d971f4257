import { listMagazineIssues } from '#magazine/index.ts';
import { getPublication } from '#publication/index.ts';
import { MagazineTile } from '#ui/MagazineTile.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

const standfirst = 'The printed issues, with puzzles to print and last week’s solutions.';

/** Every issue of the magazine. */
export default async function Magazine() {
  const [publication, issues] = await Promise.all([getPublication(), listMagazineIssues()]);
  return (
    <Page publication={publication} path="/magazine" title="Magazine" description={standfirst}>
      <PageHead heading="The magazine" standfirst={standfirst} />
      {issues.length === 0 ? <p>No issues yet.</p> : null}
      <ul className="tiles">
        {issues.map((issue) => (
          <li key={issue.slug}>
            <MagazineTile issue={issue} calendar={publication} heading="h2" />
          </li>
        ))}
      </ul>
    </Page>
  );
}

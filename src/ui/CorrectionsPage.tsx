import type { finding } from '#articles/index.ts';
import type { Publication } from '#publication/index.ts';
import { Page } from './Page.tsx';
import { PageHead } from './PageHead.tsx';
import { Pagination, pagePath } from './Pagination.tsx';
import { StoryTime } from './StoryTime.tsx';

const standfirst =
  'What we got wrong, and what is right. Every correction and clarification stays here, and with its story.';

type Props = { publication: Publication; list: finding.CorrectionPage };

/** The public record of corrections. */
export function CorrectionsPage({ publication, list }: Props) {
  const { page, pages, corrections } = list;
  return (
    <Page
      publication={publication}
      path={pagePath('/corrections', page)}
      title={page > 1 ? `Corrections, page ${page}` : 'Corrections'}
      description={standfirst}
      feed={{ subject: { list: 'corrections' }, name: 'Corrections' }}
      previous={page > 1 ? pagePath('/corrections', page - 1) : undefined}
      next={page < pages ? pagePath('/corrections', page + 1) : undefined}
    >
      <PageHead
        heading="Corrections"
        kicker={page > 1 ? `Page ${page}` : undefined}
        standfirst={page > 1 ? null : standfirst}
      />
      {corrections.length > 0 ? (
        <ol className="corrections-list">
          {corrections.map((correction) => (
            <Correction key={correction.id} correction={correction} />
          ))}
        </ol>
      ) : (
        <p>There is nothing to correct yet.</p>
      )}
      <Pagination base="/corrections" list={list} of="corrections" />
    </Page>
  );
}

function Correction({ correction }: { correction: finding.ListedCorrection }) {
  const { id, kind, text, at, story } = correction;
  return (
    <li id={`correction-${id}`} lang={story.edition.language}>
      <p className="kicker">
        {kind === 'correction' ? 'Correction' : 'Clarification'} ·{' '}
        <StoryTime date={at} calendar={story.edition} />
      </p>
      <h2>
        <a href={`${story.url}#corrections`}>{story.headline}</a>
      </h2>
      <p>{text}</p>
    </li>
  );
}

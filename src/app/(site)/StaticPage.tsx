import { readMarkdownContext } from '#articles/index.ts';
import { describePage } from '#linked-data/index.ts';
import { parseMarkdown, toWebHtml } from '#markdown/index.ts';
import type { Publication, StaticPage as StaticPageData } from '#publication/index.ts';
import { formatDate } from '#ui/format-date.ts';
import { Markup } from '#ui/Markup.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';

type Props = { publication: Publication; page: StaticPageData };

/** A page that stands still, such as the one on corrections. */
export async function StaticPage({ publication, page }: Props) {
  const path = `/${page.slug}`;
  const parsed = parseMarkdown(page.body);
  const html = toWebHtml(parsed, await readMarkdownContext(parsed, { path }));
  const day = page.updatedOn.toISOString().slice(0, 10);
  return (
    <Page
      publication={publication}
      path={path}
      data={describePage(page, publication)}
      title={page.headline}
      description={page.standfirst ?? `${page.headline}: ${publication.name}`}
    >
      <PageHead heading={page.headline} standfirst={page.standfirst} />
      <Markup className="story-body prose" html={html} />
      <p className="story-foot foot-part hint">
        Last changed on{' '}
        <time dateTime={day}>
          {formatDate(page.updatedOn, { language: publication.language, timeZone: 'UTC' })}
        </time>
      </p>
    </Page>
  );
}

import type { ReactNode } from 'react';
import type { StoryPage } from '#articles/index.ts';
import type { FeedSubject } from '#feeds/index.ts';
import { type Description, describeList } from '#linked-data/index.ts';
import { Page, type PageProps } from './Page.tsx';
import { PageHead } from './PageHead.tsx';
import { Pagination, pagePath } from './Pagination.tsx';
import { StoryList } from './StoryList.tsx';

type Props = Pick<PageProps, 'publication' | 'section' | 'edition'> & {
  /** The feed that follows the list. */
  feed?: FeedSubject;
  /** What the list is about, where that is a thing of its own. */
  about?: Description;
  /** Path of the list's first page. */
  base: string;
  heading: string;
  kicker?: string | undefined;
  standfirst?: string | null | undefined;
  list: StoryPage;
  /** Between the head and the stories, on the first page. */
  children?: ReactNode;
};

/** A page of stories that have something in common. */
export function ListPage(props: Props) {
  const { publication, base, heading, kicker, standfirst, list, children } = props;
  const { page, pages, stories } = list;
  const path = pagePath(base, page);
  const description = standfirst ?? `${heading}: every story in ${publication.name}.`;
  return (
    <Page
      publication={publication}
      edition={props.edition}
      section={props.section}
      path={path}
      title={page > 1 ? `${heading}, page ${page}` : heading}
      description={description}
      feed={props.feed ? { subject: props.feed, name: heading } : undefined}
      data={[
        ...(props.about ?? []),
        ...describeList({ path, heading, description, stories, publication }),
      ]}
      previous={page > 1 ? pagePath(base, page - 1) : undefined}
      next={page < pages ? pagePath(base, page + 1) : undefined}
    >
      <PageHead
        heading={heading}
        kicker={page > 1 ? [kicker, `Page ${page}`].filter(Boolean).join(' · ') : kicker}
        standfirst={page > 1 ? null : standfirst}
      >
        {page > 1 ? null : children}
      </PageHead>
      {stories.length > 0 ? <StoryList stories={stories} /> : <p>No stories here yet.</p>}
      <Pagination base={base} list={list} />
    </Page>
  );
}

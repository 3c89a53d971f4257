/** The lists that a slug names: formats, topics, people, editions. */

import { permanentRedirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { listStories, type StoryFilter } from '#articles/index.ts';
import type { Description } from '#linked-data/index.ts';
import { getPublication } from '#publication/index.ts';
import { ListPage } from '#ui/ListPage.tsx';
import { pageNumber } from '#ui/page-number.ts';
import { absent } from './absent.tsx';

export type ListParams = { params: Promise<{ slug: string; n?: string }> };

type Named = {
  heading: string;
  kicker: string;
  standfirst: string | null;
  filter: StoryFilter;
  edition?: { slug: string };
  about?: Description;
  above?: ReactNode;
};

/** One page of a list; `find` answers what the slug names, or null. */
export async function namedList(
  folder: 'editions' | 'formats' | 'people' | 'topics',
  params: ListParams['params'],
  find: (slug: string) => Promise<Named | null>,
) {
  const { slug, n } = await params;
  const base = `/${folder}/${slug}`;
  const path = n === undefined ? base : `${base}/page/${n}`;
  const page = n === undefined ? 1 : pageNumber(n);
  const named = page === null ? null : await find(slug);
  if (page === null || !named) return absent(path);
  if (page === 1 && n !== undefined) permanentRedirect(base);
  const [publication, list] = await Promise.all([
    getPublication(),
    listStories(named.filter, page),
  ]);
  if (page > list.pages) return absent(path);
  const { above, filter: _, ...words } = named;
  return (
    <ListPage
      publication={publication}
      base={base}
      list={list}
      feed={{ list: folder, slug }}
      {...words}
    >
      {above}
    </ListPage>
  );
}

import { listStories } from '#articles/index.ts';
import { getPublication, type Section } from '#publication/index.ts';
import { ListPage } from '#ui/ListPage.tsx';
import { absent } from './absent.tsx';

/** One page of a section's stories, those of its parts among them. */
export async function sectionList(section: Section, page: number) {
  const base = `/${section.slug}`;
  const sections = [section.id, ...section.children.map(({ id }) => id)];
  const [publication, list] = await Promise.all([
    getPublication(),
    listStories({ sections }, page),
  ]);
  if (page > list.pages) return absent(`${base}/page/${page}`);
  return (
    <ListPage
      publication={publication}
      section={section.parent?.slug ?? section.slug}
      feed={{ list: 'sections', slug: section.slug }}
      base={base}
      heading={section.name}
      kicker={section.parent?.name}
      standfirst={section.description}
      list={list}
    >
      {section.children.length > 0 ? (
        <ul className="chips">
          {section.children.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </ListPage>
  );
}

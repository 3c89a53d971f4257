/** Pages that list stories, and the page of a person. */
import type { StoryCard } from '#articles/index.ts';
import type { Person, Publication } from '#publication/index.ts';
import { author } from './people.ts';
import { publisher } from './publication.ts';
import { absolute, breadcrumbs, type Description, imageObject, websiteId } from './thing.ts';

type List = {
  path: string;
  heading: string;
  description: string;
  stories: StoryCard[];
  publication: Publication;
};

export function describeList(list: List): Description {
  const { path, heading, description, stories, publication } = list;
  return [
    {
      '@type': 'CollectionPage',
      '@id': absolute(path),
      url: absolute(path),
      name: heading,
      description,
      isPartOf: { '@id': websiteId() },
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: stories.map((story, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          url: absolute(story.url),
          name: story.headline,
        })),
      },
    },
    publisher(publication),
    breadcrumbs([
      { name: publication.name, path: '/' },
      { name: heading, path },
    ]),
  ];
}

/** A person or a desk on the page of their own. */
export function describePerson(person: Person): Description {
  const page = absolute(`/people/${person.slug}`);
  const image = imageObject(person.portrait);
  return [
    {
      '@type': 'ProfilePage',
      '@id': `${page}#page`,
      url: page,
      isPartOf: { '@id': websiteId() },
      mainEntity: {
        ...author({ person }),
        description: person.biography,
        ...(image ? { image } : {}),
      },
    },
  ];
}

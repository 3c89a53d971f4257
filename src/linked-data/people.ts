/** Who made a story: a reporter is a person, a desk is a part of the publisher. */
import type { StoryByline } from '#articles/index.ts';
import { absolute, organizationId } from './thing.ts';

export function author({ person }: Pick<StoryByline, 'person'>) {
  const { name, slug, role, kind } = person;
  const page = absolute(`/people/${slug}`);
  return kind === 'desk'
    ? {
        '@type': 'Organization' as const,
        '@id': page,
        name,
        url: page,
        parentOrganization: { '@id': organizationId() },
      }
    : {
        '@type': 'Person' as const,
        '@id': page,
        name,
        url: page,
        jobTitle: role,
        worksFor: { '@id': organizationId() },
      };
}

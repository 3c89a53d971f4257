import { findTopic } from '#publication/index.ts';
import { type ListParams, namedList } from '../../named-list.tsx';

/** Every story on one topic. */
export default function TopicPage({ params }: ListParams) {
  return namedList('topics', params, async (slug) => {
    const topic = await findTopic(slug);
    return (
      topic && {
        heading: topic.name,
        kicker: 'Topic',
        standfirst: topic.description,
        filter: { topic: topic.id },
      }
    );
  });
}

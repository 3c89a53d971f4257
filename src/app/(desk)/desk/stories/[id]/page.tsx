import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staff as staffRoom } from '#accounts/index.ts';
import { drafting, planning, publishing, relating } from '#articles/index.ts';
import { StoryDesk } from '#desk/story/StoryDesk.client.tsx';
import { viewOf } from '#desk/story/story-view.ts';
import { getPublication, listPeople, listTopics } from '#publication/index.ts';
import { staffOnly } from '../../staff.ts';
import { readLibrary } from './library.ts';

type Params = { params: Promise<{ id: string }> };

const idOf = async (params: Params['params']) => {
  const { id } = await params;
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const actor = await staffOnly();
  const found = await drafting.getDraft(actor, await idOf(params));
  return { title: found.kind === 'found' ? found.story.draft.headline : 'Not here' };
}

/** One story, its text and everything around it. Somebody who may not see it learns nothing of it. */
export default async function Story({ params }: Params) {
  const actor = await staffOnly();
  const id = await idOf(params);
  const [draft, plan, check, notes, staff] = await Promise.all([
    drafting.getDraft(actor, id),
    planning.readPlan(actor, id),
    publishing.checkStory({ actor, articleId: id }),
    planning.listNotes(actor, id),
    staffRoom.listColleagues(actor),
  ]);
  if (
    draft.kind !== 'found' ||
    plan.kind !== 'found' ||
    check.kind !== 'checked' ||
    notes.kind !== 'found'
  ) {
    notFound();
  }
  await planning.seeMentions({ actor, articleId: id });
  const { story } = draft;
  const [publication, people, topics, library] = await Promise.all([
    getPublication(),
    listPeople(),
    listTopics(),
    readLibrary(story.draft),
  ]);
  return (
    <StoryDesk
      key={id}
      story={viewOf({
        draft: story,
        plan: plan.plan,
        check,
        notes: notes.notes,
        staff,
        mayRelate: relating.maySetRelated(actor),
      })}
      draft={story.draft}
      library={library}
      events={plan.plan.events}
      choices={{
        sections: publication.sections.flatMap((section) => [
          { slug: section.slug, name: section.name },
          ...section.children.map(({ slug, name }) => ({ slug, name: `${section.name}: ${name}` })),
        ]),
        formats: publication.formats.map(({ slug, name }) => ({ slug, name })),
        editions: publication.editions.map(({ slug, name }) => ({ slug, name })),
        topics: topics.map(({ slug, name }) => ({ slug, name })),
        people: people.map(({ slug, name }) => ({ slug, name })),
      }}
    />
  );
}

import { permanentRedirect } from 'next/navigation';
import { finding, findStory } from '#articles/index.ts';
import { getPublication, settings } from '#publication/index.ts';
import { StoryChangesPage } from '#ui/StoryChangesPage.tsx';
import { absent, withdrawn } from '../../../absent.tsx';

type Props = { params: Promise<{ place: string; slug: string }> };

/** How a story changed since it was published, where the publisher shows that. */
export default async function StoryChangesRoute({ params }: Props) {
  const { place, slug } = await params;
  const path = `/${place}/${slug}/changes`;
  const [{ showsChanges }, found] = await Promise.all([settings.readChoices(), findStory(slug)]);
  if (found.kind === 'withdrawn') return withdrawn(path);
  if (!showsChanges || found.kind === 'absent') return absent(path);
  const { story } = found;
  if (`${story.url}/changes` !== path) permanentRedirect(`${story.url}/changes`);
  const [publication, changes] = await Promise.all([
    getPublication(),
    finding.findStoryChanges(story.id),
  ]);
  if (!changes) return absent(path);
  return <StoryChangesPage publication={publication} story={story} changes={changes} />;
}

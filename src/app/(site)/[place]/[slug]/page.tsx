import { permanentRedirect } from 'next/navigation';
import { findStory } from '#articles/index.ts';
import { absent, withdrawn } from '../../absent.tsx';
import { StoryPage } from '../../StoryPage.tsx';

type Props = { params: Promise<{ place: string; slug: string }> };

/** A story. Under a wrong section it leads on to its one true address. */
export default async function StoryRoute({ params }: Props) {
  const { place, slug } = await params;
  const path = `/${place}/${slug}`;
  const found = await findStory(slug);
  switch (found.kind) {
    case 'absent':
      return absent(path);
    case 'withdrawn':
      return withdrawn(path);
    case 'live':
      if (found.story.url !== path) permanentRedirect(found.story.url);
      return <StoryPage story={found.story} />;
  }
}

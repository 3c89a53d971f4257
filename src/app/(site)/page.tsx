import { getFront } from '#fronts/index.ts';
import { getPublication } from '#publication/index.ts';
import { FrontPage } from './FrontPage.tsx';

/** The front of the default edition. */
export default async function Home() {
  const publication = await getPublication();
  const edition = publication.editions.find(({ isDefault }) => isDefault);
  if (!edition) throw new Error('The publication has no default edition.');
  return <FrontPage publication={publication} edition={edition} front={await getFront(edition)} />;
}

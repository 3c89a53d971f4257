import type { Metadata } from 'next';
import { ImportScreen } from '#desk/audience/ImportScreen.client.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { listNewsletters } from '#newsletters/index.ts';
import { audience } from '#subscribers/index.ts';
import { staffOnly } from '../../staff.ts';

export const metadata: Metadata = { title: 'Bring people in' };

/** People from a file. */
export default async function BringIn() {
  const actor = await staffOnly();
  const [found, letters] = await Promise.all([audience.listImports(actor), listNewsletters()]);
  if (found.kind === 'forbidden') {
    return <PageHead heading="Bring people in" about="Publishers and owners bring people in." />;
  }
  return (
    <ImportScreen
      imports={found.imports}
      letters={letters.map(({ slug, name }) => ({ slug, name }))}
    />
  );
}
